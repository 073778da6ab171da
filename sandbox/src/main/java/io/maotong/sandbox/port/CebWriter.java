package io.maotong.sandbox.port;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Writes what the port sends: receipts, results, format refusals, envelopes and responses. */
final class CebWriter {

    static final String PORT_ID = "DXPEDCCEB0000003";
    private static final String DECLARATION = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

    private CebWriter() {}

    static String guid() {
        return UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
    }

    /** An element of an entity: fields in the order of the table, absent required ones empty. */
    static String element(String element, String entity, Map<String, String> values) {
        StringBuilder xml = new StringBuilder(400);
        xml.append("<ceb:").append(element).append('>');
        for (CebFields.Field field : CebFields.tables().of(entity)) {
            String value = values.get(field.name());
            if (value == null && field.optional()) {
                continue;
            }
            text(xml, field.name(), value == null ? "" : cut(value, field.longest()));
        }
        return xml.append("</ceb:").append(element).append('>').toString();
    }

    static String message(String code, List<String> bodies) {
        StringBuilder xml = new StringBuilder(bodies.size() * 500);
        xml.append(DECLARATION)
                .append("<ceb:CEB")
                .append(code)
                .append("Message xmlns:ceb=\"")
                .append(CebMessage.NAMESPACE)
                .append("\" guid=\"")
                .append(guid())
                .append("\" version=\"1.0\">");
        bodies.forEach(xml::append);
        return xml.append("</ceb:CEB").append(code).append("Message>").toString();
    }

    /** The generic refusal of a message that could not be understood (CEB900). */
    static String formatRefusal(
            String status, String time, String info, String copMsgId, String messageType, String business) {
        StringBuilder xml = new StringBuilder(1_000);
        xml.append("<ceb:MessageReturn>");
        text(xml, "guid", guid());
        text(xml, "returnStatus", status);
        text(xml, "returnTime", time);
        text(xml, "returnInfo", cut(info, 5_000));
        text(xml, "oriCopMsgId", copMsgId);
        text(xml, "oriMessageType", messageType);
        xml.append("<ceb:oriBizMessage><![CDATA[")
                .append(printable(business).replace("]]>", "]]]]><![CDATA[>"))
                .append("]]></ceb:oriBizMessage></ceb:MessageReturn>");
        return xml.toString();
    }

    static String envelope(String copMsgId, String receiverId, String createdAt, String type, String message) {
        return DECLARATION + "<dxp:DxpMsg xmlns:dxp=\"" + DxpEnvelope.NAMESPACE + "\" ver=\"1.0\"><dxp:TransInfo>"
                + "<dxp:CopMsgId>" + copMsgId + "</dxp:CopMsgId><dxp:SenderId>" + PORT_ID + "</dxp:SenderId>"
                + "<dxp:ReceiverIds><dxp:ReceiverId>" + escape(receiverId) + "</dxp:ReceiverId></dxp:ReceiverIds>"
                + "<dxp:CreatTime>" + createdAt + "</dxp:CreatTime><dxp:MsgType>" + type + "</dxp:MsgType>"
                + "</dxp:TransInfo><dxp:Data>"
                + Base64.getEncoder().encodeToString(message.getBytes(StandardCharsets.UTF_8))
                + "</dxp:Data></dxp:DxpMsg>";
    }

    /** The answer to a posted envelope. {@code RecevierId} is spelt so in the published schema. */
    static String response(DxpEnvelope original, String code, String info, String today, String now) {
        StringBuilder xml = new StringBuilder(900);
        xml.append(DECLARATION)
                .append("<dxp:DxpRep xmlns:dxp=\"")
                .append(DxpEnvelope.NAMESPACE)
                .append("\" ver=\"1.0\"><dxp:RecevierId>")
                .append(escape(id(original.senderId())))
                .append("</dxp:RecevierId><dxp:Response><dxp:ResponseCode>")
                .append(code)
                .append("</dxp:ResponseCode><dxp:ResponseInfo>")
                .append(escape(cut(printable(info), 300)))
                .append("</dxp:ResponseInfo><dxp:NoticeTime>")
                .append(today)
                .append("</dxp:NoticeTime><dxp:OriHead><dxp:CopMsgId>")
                .append(escape(cut(original.copMsgId().isEmpty() ? "UNKNOWN" : original.copMsgId(), 255)))
                .append("</dxp:CopMsgId><dxp:SenderId>")
                .append(escape(id(original.senderId())))
                .append("</dxp:SenderId><dxp:ReceiverIds>");
        List<String> receivers = original.receiverIds().isEmpty() ? List.of("UNKNOWN") : original.receiverIds();
        for (String receiver : receivers.subList(0, Math.min(5, receivers.size()))) {
            xml.append("<dxp:ReceiverId>").append(escape(id(receiver))).append("</dxp:ReceiverId>");
        }
        return xml.append("</dxp:ReceiverIds><dxp:CreatTime>")
                .append(original.createdAt() == null ? now : escape(original.createdAt()))
                .append("</dxp:CreatTime><dxp:MsgType>")
                .append(escape(cut(original.messageType(), 30)))
                .append("</dxp:MsgType></dxp:OriHead></dxp:Response></dxp:DxpRep>")
                .toString();
    }

    private static String id(String value) {
        return value.isEmpty() ? "UNKNOWN" : cut(value, 16);
    }

    private static void text(StringBuilder xml, String name, String value) {
        xml.append("<ceb:")
                .append(name)
                .append('>')
                .append(escape(value))
                .append("</ceb:")
                .append(name)
                .append('>');
    }

    private static String cut(String value, int longest) {
        return value.length() > longest ? value.substring(0, longest) : value;
    }

    private static String printable(String text) {
        return text.replaceAll("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1F\\uFFFE\\uFFFF\\uD800-\\uDFFF]", "?");
    }

    private static String escape(String value) {
        return value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }
}
