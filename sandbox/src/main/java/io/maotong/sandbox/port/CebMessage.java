package io.maotong.sandbox.port;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** A business message, read by our own field tables. */
record CebMessage(CebType type, String guid, List<CebDocument> documents, Map<String, String> transfer, Document xml) {

    static final String NAMESPACE = "http://www.chinaport.gov.cn/ceb";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final int MOST_DOCUMENTS = 100;
    private static final int MOST_FAULTS = 60;
    private static final int GUID = 36;

    /** The message keeps to the tables, or every fault that was found. */
    sealed interface Reading {
        record Readable(CebMessage message) implements Reading {}

        record Faulty(List<String> faults) implements Reading {}
    }

    static Reading read(CebType type, Document xml) {
        Element root = xml.getDocumentElement();
        List<String> faults = new ArrayList<>();
        if (root.getAttribute("guid").length() != GUID) {
            faults.add("报文guid应为36位");
        }
        if (root.getAttribute("version").isEmpty()) {
            faults.add("缺少version");
        }
        List<Element> top = DxpEnvelope.children(root);
        List<CebDocument> documents = new ArrayList<>();
        Map<String, String> transfer = Map.of();
        int stage = 0;
        for (Element element : top) {
            String name = element.getLocalName();
            String namespace = element.getNamespaceURI();
            int expected = stageOf(type, name, namespace);
            if (expected < 0 || expected < stage || expected == stage && expected != 0 && expected != 2) {
                faults.add("节点" + name + "不应出现在此处");
                continue;
            }
            stage = expected;
            switch (expected) {
                case 0 -> documents.add(document(type, element, documents.size() + 1, faults));
                case 1 -> transfer = CebFields.tables().read(element, "BaseTransfer", "BaseTransfer", faults);
                case 2 -> CebFields.tables().read(element, "BaseSubscribe", "BaseSubscribe", faults);
                default -> {
                    continue;
                }
            }
        }
        if (documents.isEmpty() || documents.size() > MOST_DOCUMENTS) {
            faults.add("单证数量应为1至100，实际" + documents.size());
        }
        if (transfer.isEmpty()) {
            faults.add("缺少BaseTransfer");
        } else if (!"DXP".equals(transfer.get("dxpMode"))) {
            faults.add("BaseTransfer/dxpMode 应为DXP");
        }
        if (!faults.isEmpty()) {
            return new Reading.Faulty(faults.subList(0, Math.min(MOST_FAULTS, faults.size())));
        }
        return new Reading.Readable(new CebMessage(type, root.getAttribute("guid"), documents, transfer, xml));
    }

    private static int stageOf(CebType type, String name, String namespace) {
        if (DSIG.equals(namespace) && name.equals("Signature")) {
            return 3;
        }
        if (!NAMESPACE.equals(namespace)) {
            return -1;
        }
        if (name.equals(type.element())) {
            return 0;
        }
        return switch (name) {
            case "BaseTransfer" -> 1;
            case "BaseSubscribe" -> 2;
            case "ExtendMessage" -> 4;
            default -> -1;
        };
    }

    private static CebDocument document(CebType type, Element element, int number, List<String> faults) {
        String path = type.element() + "[" + number + "]";
        CebFields tables = CebFields.tables();
        if (!type.nested()) {
            return new CebDocument(tables.read(element, type.element(), path, faults), List.of());
        }
        Map<String, String> head = Map.of();
        List<Map<String, String>> rows = new ArrayList<>();
        for (Element child : DxpEnvelope.children(element)) {
            String name = child.getLocalName();
            if (name.equals(type.headEntity()) && head.isEmpty() && rows.isEmpty()) {
                head = tables.read(child, name, path, faults);
            } else if (name.equals(type.rowEntity()) && !head.isEmpty()) {
                rows.add(tables.read(child, name, path + "/" + name + "[" + (rows.size() + 1) + "]", faults));
            } else {
                faults.add(path + "/" + name + " 不应出现在此处");
            }
        }
        if (rows.size() < type.fewestRows() || rows.size() > type.mostRows()) {
            faults.add(path + " 表体数量超出规定：" + rows.size());
        }
        return new CebDocument(head, rows);
    }
}
