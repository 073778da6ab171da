package io.maotong.sandbox.port;

import io.maotong.sandbox.SandboxProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.transform.dom.DOMSource;
import javax.xml.validation.Schema;
import javax.xml.validation.Validator;
import org.springframework.stereotype.Component;
import org.w3c.dom.Document;
import org.xml.sax.ErrorHandler;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;

/** The published schemas, when a folder with them is configured: a second opinion beside our own field tables. */
@Component
class PublishedSchemas {

    private static final int MOST_FAULTS = 30;

    private final Optional<Schema> business;

    PublishedSchemas(SandboxProperties properties) {
        Path folder = properties.cebXsdDir();
        this.business = folder == null || !Files.isDirectory(folder)
                ? Optional.empty()
                : Optional.of(HardenedXml.schema(folder.resolve("ceb-export-202205.xsd")));
    }

    List<String> faults(Document message) {
        if (business.isEmpty()) {
            return List.of();
        }
        List<String> faults = new ArrayList<>();
        Validator validator = business.get().newValidator();
        validator.setErrorHandler(new ErrorHandler() {
            @Override
            public void warning(SAXParseException warning) {}

            @Override
            public void error(SAXParseException error) {
                if (faults.size() < MOST_FAULTS) {
                    faults.add(error.getMessage());
                }
            }

            @Override
            public void fatalError(SAXParseException error) {
                error(error);
            }
        });
        try {
            validator.validate(new DOMSource(message));
        } catch (SAXException | IOException failure) {
            faults.add(failure.getMessage());
        }
        return faults;
    }
}
