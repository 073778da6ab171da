package io.maotong.customs.exchange;

import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.document.DocumentType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads business messages of enterprises by the same definition that writes them: the same elements in the same order,
 * absent told from empty, figures in their form.
 */
final class MessageReader {

    /** One document of a message. @param added guid, appType, appTime and appStatus as they were sent */
    record Document(Map<String, String> added, DocumentContent content) {}

    /** @param transfer who transmits, by the names of BaseTransfer */
    record Message(DocumentType type, String guid, List<Document> documents, Map<String, String> transfer) {}

    private MessageReader() {}

    /** @throws Xml.Unreadable if it is not a message of its definition; the text names the first field that is wrong */
    static Message read(byte[] message) {
        Xml.Element root = Xml.exact(message);
        DocumentType type = DocumentType.ofMessage(root.name())
                .orElseThrow(() -> Xml.unreadable("no message of an enterprise: " + root.name()));
        MessageDefinition definition = MessageDefinition.of(type);
        List<Document> documents = new ArrayList<>();
        Map<String, String> transfer = null;
        for (Xml.Element part : root.children()) {
            if (part.name().equals(definition.document())) {
                documents.add(document(definition, part));
            } else if (part.name().equals("BaseTransfer")) {
                transfer = fields(MessageDefinition.transfer(), part, "BaseTransfer");
            }
        }
        if (documents.isEmpty() || transfer == null) {
            throw Xml.unreadable(root.name() + " without documents or BaseTransfer");
        }
        return new Message(type, root.attributes().get("guid"), documents, transfer);
    }

    private static Document document(MessageDefinition definition, Xml.Element element) {
        boolean wrapped = !definition.document().equals(definition.headElement());
        Xml.Element head = wrapped ? element.first(definition.headElement()) : element;
        if (head == null) {
            throw Xml.unreadable(definition.headElement() + " is missing");
        }
        Map<String, String> fields = fields(definition.head(), head, definition.headElement());
        Map<String, String> added = new LinkedHashMap<>();
        MessageWriter.ADDED.forEach(name -> added.put(name, fields.remove(name)));
        List<Map<String, String>> rows = new ArrayList<>();
        if (definition.rowElement() != null) {
            for (Xml.Element row : element.all(definition.rowElement())) {
                rows.add(fields(definition.row(), row, definition.rowElement() + "[" + (rows.size() + 1) + "]"));
            }
        }
        return new Document(added, new DocumentContent(fields, rows));
    }

    private static Map<String, String> fields(List<FieldDefinition> expected, Xml.Element element, String path) {
        Map<String, String> values = new LinkedHashMap<>();
        int next = 0;
        for (Xml.Element child : element.children()) {
            int found = next;
            while (found < expected.size() && !expected.get(found).name().equals(child.name())) {
                refuseGap(expected.get(found), path);
                found++;
            }
            if (found == expected.size()) {
                throw Xml.unreadable(path + "/" + child.name() + " is unknown or out of order");
            }
            if (!expected.get(found).accepts(child.text())) {
                throw Xml.unreadable(path + "/" + child.name() + " is not "
                        + expected.get(found).form());
            }
            values.put(child.name(), child.text());
            next = found + 1;
        }
        expected.subList(next, expected.size()).forEach(field -> refuseGap(field, path));
        return values;
    }

    private static void refuseGap(FieldDefinition field, String path) {
        if (field.required()) {
            throw Xml.unreadable(path + "/" + field.name() + " is missing or out of order");
        }
    }
}
