package io.maotong.customs.receipt;

import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.NewDocument;
import io.maotong.customs.document.Reply;
import io.maotong.customs.exchange.Xml;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads receipts 304 to 702, 214 and 216. Their keys, not their guid, say which document they are about. */
final class ReplyReader {

    private ReplyReader() {}

    /** The type of document that a message answers, such as 603 for CEB604Message. */
    static Optional<DocumentType> typeOf(String message) {
        return Arrays.stream(DocumentType.values())
                .filter(type -> ("CEB" + type.receipt() + "Message").equals(message))
                .findFirst();
    }

    /** @throws Xml.Unreadable if a receipt lacks what every receipt has */
    static List<Reply> read(DocumentType type, Xml.Element message) {
        List<Reply> replies = new ArrayList<>();
        for (Xml.Element element : message.children()) {
            if (element.get("returnStatus") != null) {
                replies.add(reply(type, element));
            }
        }
        return replies;
    }

    private static Reply reply(DocumentType type, Xml.Element element) {
        return Reply.of(
                key(type, element),
                required(element, "returnStatus"),
                required(element, "returnTime"),
                Optional.ofNullable(element.get("returnInfo")).orElse(""),
                element.get("guid"),
                number(element, "preNo"),
                number(element, "invtNo"),
                number(element, "sumNo"));
    }

    private static String key(DocumentType type, Xml.Element element) {
        return switch (type) {
            case ORDER, RECEIPTS -> NewDocument.key(required(element, "ebcCode"), required(element, "orderNo"));
            case WAYBILL -> NewDocument.key(required(element, "logisticsCode"), required(element, "logisticsNo"));
            case LIST, CANCELLATION -> NewDocument.key(required(element, "agentCode"), required(element, "copNo"));
            case ARRIVAL -> NewDocument.key(required(element, "copNo"), required(element, "msgSeqNo"));
            case DEPARTURE ->
                NewDocument.key(
                        required(element, "logisticsCode"), required(element, "copNo"), required(element, "msgSeqNo"));
            case RETURN -> NewDocument.key(required(element, "agentCode"), required(element, "coElNo"));
            case RETURN_TALLY ->
                NewDocument.key(
                        required(element, "operatorCode"),
                        required(element, "coElNo"),
                        required(element, "logisticsNo"));
            case MANIFEST, SUMMARY ->
                NewDocument.key(
                        required(element, "agentCode"), required(element, "copNo"), required(element, "msgSeqNo"));
        };
    }

    // Schemas make some numbers required; before they exist they are filled with blanks or zeros.
    private static String number(Xml.Element element, String field) {
        String value = element.get(field);
        return value == null || value.isBlank() || value.chars().allMatch(character -> character == '0') ? null : value;
    }

    private static String required(Xml.Element element, String field) {
        String value = element.get(field);
        if (value == null) {
            throw Xml.unreadable("a receipt without " + field);
        }
        return value;
    }
}
