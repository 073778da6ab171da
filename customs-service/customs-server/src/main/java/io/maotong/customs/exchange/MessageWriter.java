package io.maotong.customs.exchange;

import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.Documents;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Writes business messages in canonical form (C14N 1.0): the bytes that are digested are the bytes that are sent, so
 * that nothing has to be parsed again in order to be signed.
 */
final class MessageWriter {

    /** Fields that belong to the sending and not to the content. */
    static final Set<String> ADDED = Set.of("guid", "appType", "appTime", "appStatus");

    static final String NAMESPACE = "http://www.chinaport.gov.cn/ceb";
    private static final String DECLARE = "2";

    private MessageWriter() {}

    /** @return the message without a signature, in canonical form */
    static String write(
            MessageDefinition definition, String guid, List<Documents.Version> versions, Map<String, String> transfer) {
        StringBuilder text = new StringBuilder(versions.size() * 2500 + 1000);
        String root = definition.type().message();
        text.append("<ceb:")
                .append(root)
                .append(" xmlns:ceb=\"")
                .append(NAMESPACE)
                .append("\" guid=\"")
                .append(guid)
                .append("\" version=\"1.0\">");
        for (Documents.Version version : versions) {
            document(text, definition, version);
        }
        open(text, "BaseTransfer");
        fields(text, MessageDefinition.transfer(), transfer, null);
        close(text, "BaseTransfer");
        close(text, root);
        return text.toString();
    }

    private static void document(StringBuilder text, MessageDefinition definition, Documents.Version version) {
        boolean wrapped = !definition.document().equals(definition.headElement());
        DocumentContent content = version.content();
        if (wrapped) {
            open(text, definition.document());
        }
        open(text, definition.headElement());
        fields(text, definition.head(), content.head(), version);
        close(text, definition.headElement());
        if (definition.rowElement() != null) {
            for (Map<String, String> row : content.rows()) {
                open(text, definition.rowElement());
                fields(text, definition.row(), row, null);
                close(text, definition.rowElement());
            }
        }
        if (wrapped) {
            close(text, definition.document());
        }
    }

    private static void fields(
            StringBuilder text, List<FieldDefinition> fields, Map<String, String> values, Documents.Version version) {
        for (FieldDefinition field : fields) {
            String value = version != null && ADDED.contains(field.name())
                    ? added(field.name(), version)
                    : values.get(field.name());
            if (value != null) {
                open(text, field.name());
                escape(text, value);
                close(text, field.name());
            }
        }
    }

    private static String added(String field, Documents.Version version) {
        return switch (field) {
            case "guid" -> version.guid();
            case "appType" -> version.appType();
            case "appTime" -> version.appTime();
            default -> DECLARE;
        };
    }

    private static void open(StringBuilder text, String element) {
        text.append("<ceb:").append(element).append('>');
    }

    private static void close(StringBuilder text, String element) {
        text.append("</ceb:").append(element).append('>');
    }

    static void escape(StringBuilder text, String value) {
        for (int index = 0; index < value.length(); index++) {
            char character = value.charAt(index);
            switch (character) {
                case '&' -> text.append("&amp;");
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '\r' -> text.append("&#xD;");
                default -> text.append(character);
            }
        }
    }
}
