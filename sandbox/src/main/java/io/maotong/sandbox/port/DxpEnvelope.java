package io.maotong.sandbox.port;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** The terminal message around a business message (DxpMsg). */
record DxpEnvelope(
        String copMsgId, String senderId, List<String> receiverIds, String createdAt, String messageType, byte[] data) {

    static final String NAMESPACE = "http://www.chinaport.gov.cn/dxp";
    private static final int MOST_RECEIVERS = 5;

    /** Why an envelope is refused. @param code of DxpRep @param partial what could be read of its head */
    static final class Unreadable extends Exception {

        private final String code;
        private final transient DxpEnvelope partial;

        Unreadable(String code, String info, DxpEnvelope partial) {
            super(info);
            this.code = code;
            this.partial = partial;
        }

        String code() {
            return code;
        }

        DxpEnvelope partial() {
            return partial;
        }
    }

    static DxpEnvelope nothing() {
        return new DxpEnvelope("UNKNOWN", "UNKNOWN", List.of("UNKNOWN"), null, "Unknown", new byte[0]);
    }

    static DxpEnvelope read(byte[] xml) throws Unreadable {
        Document document;
        try {
            document = HardenedXml.parse(xml);
        } catch (SAXException malformed) {
            throw new Unreadable("0001", "报文不是合法的XML：" + malformed.getMessage(), nothing());
        }
        Element root = document.getDocumentElement();
        if (!NAMESPACE.equals(root.getNamespaceURI()) || !"DxpMsg".equals(root.getLocalName())) {
            throw new Unreadable("0001", "根节点应为DxpMsg", nothing());
        }
        List<String> faults = new ArrayList<>();
        if (!"1.0".equals(root.getAttribute("ver"))) {
            faults.add("ver应为1.0");
        }
        List<Element> top = children(root);
        List<String> names = top.stream().map(Element::getLocalName).toList();
        if (names.size() < 2
                || !names.get(0).equals("TransInfo")
                || !names.get(1).equals("Data")) {
            throw new Unreadable("0002", "应依次为TransInfo、Data", nothing());
        }
        if (names.size() > 2 && !List.of("AddInfo", "Signature").containsAll(names.subList(2, names.size()))) {
            faults.add("TransInfo、Data之后只能有AddInfo、Signature");
        }
        DxpEnvelope envelope = transInfo(top.get(0), top.get(1), faults);
        if (!faults.isEmpty()) {
            throw new Unreadable("0002", String.join("；", faults), envelope);
        }
        return envelope;
    }

    private static DxpEnvelope transInfo(Element info, Element data, List<String> faults) {
        List<Element> fields = children(info);
        List<String> names = fields.stream().map(Element::getLocalName).toList();
        if (!names.equals(List.of("CopMsgId", "SenderId", "ReceiverIds", "CreatTime", "MsgType"))) {
            faults.add("TransInfo应依次为CopMsgId、SenderId、ReceiverIds、CreatTime、MsgType");
            return nothing();
        }
        List<String> receivers =
                children(fields.get(2)).stream().map(Element::getTextContent).toList();
        String copMsgId = text(fields.get(0), 1, 255, faults);
        String sender = text(fields.get(1), 1, 16, faults);
        if (receivers.isEmpty() || receivers.size() > MOST_RECEIVERS) {
            faults.add("ReceiverId应为1至5个");
        }
        String createdAt = fields.get(3).getTextContent().strip();
        if (!dateTime(createdAt)) {
            faults.add("CreatTime不是日期时间");
            createdAt = null;
        }
        String type = text(fields.get(4), 0, 30, faults);
        byte[] content = new byte[0];
        try {
            content = Base64.getMimeDecoder().decode(data.getTextContent().strip());
        } catch (IllegalArgumentException notBase64) {
            faults.add("Data不是Base64");
        }
        return new DxpEnvelope(copMsgId, sender, receivers, createdAt, type, content);
    }

    private static String text(Element element, int shortest, int longest, List<String> faults) {
        String value = element.getTextContent();
        if (value.length() < shortest || value.length() > longest) {
            faults.add(element.getLocalName() + "长度应为" + shortest + "至" + longest);
        }
        return value;
    }

    private static boolean dateTime(String value) {
        try {
            LocalDateTime.parse(value);
            return true;
        } catch (DateTimeException withOffset) {
            try {
                OffsetDateTime.parse(value);
                return true;
            } catch (DateTimeException none) {
                return false;
            }
        }
    }

    static List<Element> children(Element parent) {
        List<Element> children = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element) {
                children.add(element);
            }
        }
        return children;
    }
}
