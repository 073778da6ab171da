package io.maotong.customs.exchange;

import io.maotong.test.RealServers;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javax.xml.XMLConstants;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import javax.xml.validation.SchemaFactory;
import org.xml.sax.SAXException;

/** The published schemas, where they are present: {@code ../shared/ceb/xsd} or {@code -Dceb.xsd.dir}. */
public final class PublishedSchema {

    private final Schema schema;

    private PublishedSchema(Schema schema) {
        this.schema = schema;
    }

    public static Optional<PublishedSchema> find(String file) {
        String given = System.getProperty("ceb.xsd.dir");
        Path folder =
                given == null ? RealServers.root().resolve("../shared/ceb/xsd").normalize() : Path.of(given);
        Path path = folder.resolve(file);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            SchemaFactory factory = SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI);
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_DTD, "");
            factory.setProperty(XMLConstants.ACCESS_EXTERNAL_SCHEMA, "file");
            return Optional.of(new PublishedSchema(factory.newSchema(path.toFile())));
        } catch (SAXException e) {
            throw new IllegalStateException(path.toString(), e);
        }
    }

    /** @return what is wrong; null if it is valid */
    public String fault(byte[] xml) {
        try {
            schema.newValidator().validate(new StreamSource(new ByteArrayInputStream(xml)));
            return null;
        } catch (SAXException e) {
            return e.getMessage();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
