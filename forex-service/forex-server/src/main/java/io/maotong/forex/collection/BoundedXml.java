package io.maotong.forex.collection;

import java.io.StringReader;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML from outside: no document type, no entities but the five of XML, nothing fetched from anywhere, bounded in
 * length, depth and number of elements.
 */
final class BoundedXml {

    private static final int DEEPEST = 40;
    private static final int MOST_ELEMENTS = 400_000;
    private static final XMLInputFactory READERS = readers();

    private BoundedXml() {}

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("nothing is fetched");
        });
        return factory;
    }

    /** @throws UnreadableMessage if it is no XML or is not harmless */
    static XmlNode read(String xml, int longest) {
        if (xml.length() > longest) {
            throw new UnreadableMessage("longer than " + longest + " characters");
        }
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new StringReader(xml));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            throw new UnreadableMessage("no well-formed XML: " + e.getMessage());
        }
    }

    private static XmlNode read(XMLStreamReader reader) throws XMLStreamException {
        Deque<XmlNode> open = new ArrayDeque<>();
        XmlNode root = null;
        int elements = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    if (++elements > MOST_ELEMENTS || open.size() >= DEEPEST) {
                        throw new UnreadableMessage("too many or too deeply nested elements");
                    }
                    XmlNode node = node(reader);
                    if (open.isEmpty()) {
                        root = node;
                    } else {
                        open.peek().add(node);
                    }
                    open.push(node);
                }
                case XMLStreamConstants.END_ELEMENT -> open.pop();
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!open.isEmpty()) {
                        open.peek().append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD -> throw new UnreadableMessage("a document type is not accepted");
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new UnreadableMessage("entities are not accepted");
                default -> {
                    // Comments, processing instructions and the end carry nothing.
                }
            }
        }
        if (root == null) {
            throw new UnreadableMessage("empty");
        }
        return root;
    }

    private static XmlNode node(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return new XmlNode(reader.getLocalName(), reader.getNamespaceURI(), attributes);
    }
}
