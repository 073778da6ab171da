package io.maotong.invoice.file;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import java.io.ByteArrayInputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads XML that strangers wrote: no document type, no entities, bounded in bytes, elements and depth. Signature subtrees are
 * left out, so that nothing inside one is taken for a field of the invoice.
 */
public final class XmlTree {

    static final int MAX_BYTES = 10 * 1024 * 1024;
    static final int MAX_ELEMENTS = 50_000;
    static final int MAX_DEPTH = 64;
    static final int MAX_TEXT = 20_000;

    private static final Set<String> SIGNATURES = Set.of("signature", "signatures", "signedinfo", "signedvalue");
    private static final XMLInputFactory READERS = readers();

    /**
     * @param name without prefix
     * @param attribute its attribute {@code Name}, or null; others are of no interest here
     * @param text its own, stripped
     */
    record Element(String name, String attribute, String text, List<Element> children) {

        /** Its children of that name. */
        List<Element> children(String name) {
            return children.stream().filter(child -> child.name.equals(name)).toList();
        }

        /** All of that name below it. */
        List<Element> descendants(String name) {
            List<Element> found = new ArrayList<>();
            collect(name, found);
            return found;
        }

        private void collect(String wanted, List<Element> found) {
            for (Element child : children) {
                if (child.name.equals(wanted)) {
                    found.add(child);
                }
                child.collect(wanted, found);
            }
        }
    }

    private record Open(String name, String attribute, StringBuilder text, List<Element> children) {}

    private XmlTree() {}

    private static XMLInputFactory readers() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("external entities are not resolved");
        });
        return factory;
    }

    /** @throws BusinessException with a code, where it stands and what to do */
    static Element read(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            throw refused(
                    FileError.TOO_BIG,
                    "SIZE",
                    "<= 10 MB",
                    Text.of("XML 超过 10 MB，请确认文件是否为发票", "The XML is above 10 MB; make sure it is an invoice"));
        }
        try {
            XMLStreamReader reader = READERS.createXMLStreamReader(new ByteArrayInputStream(bytes));
            try {
                return read(reader);
            } finally {
                reader.close();
            }
        } catch (XMLStreamException e) {
            int line = e.getLocation() == null ? 0 : e.getLocation().getLineNumber();
            throw refused(
                    FileError.NOT_READABLE,
                    "WELL_FORMED",
                    "XML 1.0",
                    Text.of(
                                    "第 %d 行起不是完整的 XML，请向开票方重新索取文件",
                                    "Not well-formed from line %d on; ask the issuer for the file again")
                            .with(line));
        }
    }

    private static Element read(XMLStreamReader reader) throws XMLStreamException {
        Deque<Open> open = new ArrayDeque<>();
        open.push(new Open("", null, new StringBuilder(), new ArrayList<>()));
        int elements = 0;
        int signature = 0;
        while (reader.hasNext()) {
            switch (reader.next()) {
                case XMLStreamConstants.START_ELEMENT -> {
                    elements++;
                    if (elements > MAX_ELEMENTS || open.size() + signature > MAX_DEPTH) {
                        throw refused(
                                FileError.TOO_BIG,
                                elements > MAX_ELEMENTS ? "ELEMENTS" : "DEPTH",
                                "<= 50000 / 64",
                                Text.of("XML 结构过大或嵌套过深，不是正常的发票文件", "The XML is too large or too deep for an invoice"));
                    }
                    if (signature > 0
                            || SIGNATURES.contains(reader.getLocalName().toLowerCase(Locale.ROOT))) {
                        signature++;
                    } else {
                        open.push(new Open(
                                reader.getLocalName(),
                                reader.getAttributeValue(null, "Name"),
                                new StringBuilder(),
                                new ArrayList<>()));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    if (signature > 0) {
                        signature--;
                    } else {
                        Open done = open.pop();
                        open.peek()
                                .children()
                                .add(new Element(
                                        done.name(),
                                        done.attribute(),
                                        done.text().toString().strip(),
                                        List.copyOf(done.children())));
                    }
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (signature == 0 && open.peek().text().length() < MAX_TEXT) {
                        open.peek().text().append(reader.getText());
                    }
                }
                case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                    throw refused(
                            FileError.UNSAFE,
                            "NO_DTD",
                            null,
                            Text.of(
                                    "文件含 DTD 或实体声明，发票 XML 不需要它们",
                                    "The file declares a DTD or entities; an invoice needs neither"));
                default -> {
                    // Comments, blanks and processing instructions say nothing about the invoice.
                }
            }
        }
        return new Element("", null, "", List.copyOf(open.pop().children()));
    }

    static BusinessException refused(FileError code, String rule, String expected, Text hint) {
        return new BusinessException(code, List.of(Violation.of(code, "file", rule, expected, hint)));
    }
}
