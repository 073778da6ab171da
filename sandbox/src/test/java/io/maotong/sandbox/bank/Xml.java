package io.maotong.sandbox.bank;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Reads notifications as another bank's customer would. */
final class Xml {

    private Xml() {}

    static Element parse(String xml) {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultNSInstance();
            factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
            return factory.newDocumentBuilder()
                    .parse(new InputSource(new StringReader(xml)))
                    .getDocumentElement();
        } catch (ParserConfigurationException | SAXException | IOException failure) {
            throw new IllegalStateException(xml, failure);
        }
    }

    /** Descendants of that name, in document order. */
    static List<Element> all(Element root, String name) {
        List<Element> found = new ArrayList<>();
        var nodes = root.getElementsByTagNameNS("*", name);
        for (int i = 0; i < nodes.getLength(); i++) {
            found.add((Element) nodes.item(i));
        }
        return found;
    }

    /** Names of the children, in order. */
    static List<String> children(Element element) {
        List<String> names = new ArrayList<>();
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element) {
                names.add(child.getLocalName());
            }
        }
        return names;
    }

    static Element at(Element root, String path) {
        Element current = root;
        for (String step : path.split("/")) {
            Element next = null;
            for (Node child = current.getFirstChild(); child != null && next == null; child = child.getNextSibling()) {
                if (child instanceof Element element && element.getLocalName().equals(step)) {
                    next = element;
                }
            }
            if (next == null) {
                return null;
            }
            current = next;
        }
        return current;
    }

    /** Null when there is no such element. */
    static String text(Element root, String path) {
        Element found = at(root, path);
        return found == null ? null : found.getTextContent();
    }
}
