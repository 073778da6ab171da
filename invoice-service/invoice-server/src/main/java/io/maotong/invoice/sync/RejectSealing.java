package io.maotong.invoice.sync;

import io.maotong.data.key.KeyService;
import io.maotong.invoice.conversion.TextSealing;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Encrypts records that were refused before they were encrypted. */
@Component
class RejectSealing extends TextSealing {

    RejectSealing(JdbcTemplate jdbc, KeyService keys) {
        super("sync_reject", "record", "sealed_record", jdbc, keys);
    }

    @Override
    public String name() {
        return "sync-reject-records";
    }
}
