package io.maotong.invoice.platform;

import io.maotong.invoice.platform.CollectionPlatform.InvoiceState;
import io.maotong.invoice.platform.CollectionPlatform.ReceivedInvoice;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads records that were kept as JSON once more, such as rejected ones after a person corrected them. */
@Component
public class ReceivedRecords {

    private final JsonMapper json;

    ReceivedRecords(JsonMapper json) {
        this.json = json.rebuild()
                .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .build();
    }

    /** @throws IllegalArgumentException if it is not a JSON object */
    public ReceivedInvoice invoice(String record) {
        return ReceivedWire.invoice(object(record));
    }

    /** @throws IllegalArgumentException if it is not a JSON object */
    public InvoiceState state(String record) {
        return ReceivedWire.state(object(record));
    }

    private WireObject object(String record) {
        try {
            JsonNode node = json.readTree(record);
            if (!node.isObject()) {
                throw new IllegalArgumentException("not a JSON object");
            }
            return new WireObject(node);
        } catch (JacksonException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
    }
}
