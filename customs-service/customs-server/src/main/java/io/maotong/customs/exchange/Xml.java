package io.maotong.customs.exchange;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A small tree of what others sent, read without document types and external entities. */
public final class Xml {

    private static final XMLInputFactory FACTORY = factory();
    private static final int DEEPEST = 30;

    /** @param text what the element holds beside its children, without surrounding blanks */
    public record Element(String name, Map<String, String> attributes, String text, List<Element> children) {

        public List<Element> all(String child) {
            return children.stream()
                    .filter(element -> element.name.equals(child))
                    .toList();
        }

        /** The text of the first child of this name; null if there is none or it is empty. */
        public String get(String child) {
            for (Element element : children) {
                if (element.name.equals(child)) {
                    return element.text.isEmpty() ? null : element.text;
                }
            }
            return null;
        }

        /** The first child of this name; null if there is none. */
        public Element first(String child) {
            for (Element element : children) {
                if (element.name.equals(child)) {
                    return element;
                }
            }
            return null;
        }
    }

    /** What was sent is no XML. */
    public static final class Unreadable extends RuntimeException {

        Unreadable(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private Xml() {}

    /** For what is well formed and still cannot be understood. */
    public static Unreadable unreadable(String why) {
        return new Unreadable(why, null);
    }

    /** @throws Unreadable if it is not well formed */
    public static Element read(byte[] content) {
        return read(content, true);
    }

    /** With the blanks around texts as they are. */
    static Element exact(byte[] content) {
        return read(content, false);
    }

    private static Element read(byte[] content, boolean trimmed) {
        try {
            XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(content));
            try {
                reader.nextTag();
                return element(reader, 0, trimmed);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException | RuntimeException e) {
            throw new Unreadable("not well formed", e);
        }
    }

    private static Element element(XMLStreamReader reader, int depth, boolean trimmed) throws XMLStreamException {
        if (depth > DEEPEST) {
            throw new XMLStreamException("nested too deeply");
        }
        String name = reader.getLocalName();
        Map<String, String> attributes = attributes(reader);
        // Most elements hold one piece of text and nothing else.
        String first = "";
        StringBuilder more = null;
        List<Element> children = null;
        while (true) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    children = children == null ? new ArrayList<>() : children;
                    children.add(element(reader, depth + 1, trimmed));
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    String held = more == null ? first : more.toString();
                    return new Element(
                            name, attributes, trimmed ? held.trim() : held, children == null ? List.of() : children);
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    String text = reader.getText();
                    if (more != null) {
                        more.append(text);
                    } else if (first.isEmpty()) {
                        first = text;
                    } else {
                        more = new StringBuilder(first).append(text);
                    }
                }
                default -> {}
            }
        }
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        int count = reader.getAttributeCount();
        if (count == 0) {
            return Map.of();
        }
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int index = 0; index < count; index++) {
            attributes.put(reader.getAttributeLocalName(index), reader.getAttributeValue(index));
        }
        return attributes;
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, true);
        return factory;
    }
}
