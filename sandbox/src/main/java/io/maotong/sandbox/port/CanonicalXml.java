package io.maotong.sandbox.port;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.NamedNodeMap;
import org.w3c.dom.Node;
import org.w3c.dom.ProcessingInstruction;

/** Canonical XML 1.0 of a subtree, without comments. Source: REC-xml-c14n-20010315; documents here have no DTD. */
final class CanonicalXml {

    private static final String XMLNS = "http://www.w3.org/2000/xmlns/";
    private static final String XML = "http://www.w3.org/XML/1998/namespace";

    private final StringBuilder text = new StringBuilder();
    private final Node left;

    private CanonicalXml(Node left) {
        this.left = left;
    }

    /**
     * @param apex root of the subtree; it carries the namespaces that are in scope around it
     * @param left a node that is left out with all its content; null if none
     */
    static byte[] of(Element apex, Node left) {
        CanonicalXml canonical = new CanonicalXml(left);
        Map<String, String> inherited = new HashMap<>();
        List<Element> ancestors = new ArrayList<>();
        for (Node node = apex.getParentNode(); node instanceof Element element; node = node.getParentNode()) {
            ancestors.addFirst(element);
        }
        ancestors.forEach(element -> inherited.putAll(declared(element)));
        canonical.element(apex, inherited, Map.of());
        return canonical.text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static Map<String, String> declared(Element element) {
        Map<String, String> found = new HashMap<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (XMLNS.equals(attribute.getNamespaceURI())) {
                found.put(attribute.getPrefix() == null ? "" : attribute.getLocalName(), attribute.getValue());
            }
        }
        return found;
    }

    private void element(Element element, Map<String, String> around, Map<String, String> printed) {
        Map<String, String> scope = new HashMap<>(around);
        scope.putAll(declared(element));
        Map<String, String> shown = new HashMap<>(printed);
        text.append('<').append(element.getTagName());
        new TreeMap<>(scope).forEach((prefix, uri) -> {
            if (!uri.equals(printed.getOrDefault(prefix, "")) && !(prefix.equals("xml") && uri.equals(XML))) {
                text.append(prefix.isEmpty() ? " xmlns" : " xmlns:" + prefix).append("=\"");
                attribute(uri);
                text.append('"');
                shown.put(prefix, uri);
            }
        });
        attributes(element);
        text.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            node(child, scope, shown);
        }
        text.append("</").append(element.getTagName()).append('>');
    }

    private void attributes(Element element) {
        List<Attr> found = new ArrayList<>();
        NamedNodeMap attributes = element.getAttributes();
        for (int i = 0; i < attributes.getLength(); i++) {
            Attr attribute = (Attr) attributes.item(i);
            if (!XMLNS.equals(attribute.getNamespaceURI())) {
                found.add(attribute);
            }
        }
        found.sort(Comparator.comparing((Attr a) -> a.getNamespaceURI() == null ? "" : a.getNamespaceURI())
                .thenComparing(a -> a.getLocalName()));
        for (Attr attribute : found) {
            text.append(' ').append(attribute.getName()).append("=\"");
            attribute(attribute.getValue());
            text.append('"');
        }
    }

    private void node(Node node, Map<String, String> scope, Map<String, String> printed) {
        if (node == left) {
            return;
        }
        switch (node.getNodeType()) {
            case Node.ELEMENT_NODE -> element((Element) node, scope, printed);
            case Node.TEXT_NODE, Node.CDATA_SECTION_NODE -> characters(node.getNodeValue());
            case Node.PROCESSING_INSTRUCTION_NODE -> instruction((ProcessingInstruction) node);
            default -> {}
        }
    }

    private void instruction(ProcessingInstruction instruction) {
        text.append("<?").append(instruction.getTarget());
        if (!instruction.getData().isEmpty()) {
            text.append(' ').append(instruction.getData().replace("\r", "&#xD;"));
        }
        text.append("?>");
    }

    private void characters(String value) {
        text.append(value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#xD;"));
    }

    private void attribute(String value) {
        text.append(value.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace("\"", "&quot;")
                .replace("\t", "&#x9;")
                .replace("\n", "&#xA;")
                .replace("\r", "&#xD;"));
    }
}
