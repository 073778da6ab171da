package io.maotong.invoice.verification;

import io.maotong.data.key.KeyService;
import io.maotong.invoice.conversion.TextSealing;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Encrypts documents of answers that came before they were encrypted. */
@Component
class DocumentSealing extends TextSealing {

    DocumentSealing(JdbcTemplate jdbc, KeyService keys) {
        super("verification", "document", "sealed_document", jdbc, keys);
    }

    @Override
    public String name() {
        return "verification-documents";
    }
}
