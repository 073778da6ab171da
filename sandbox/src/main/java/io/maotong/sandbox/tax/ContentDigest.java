package io.maotong.sandbox.tax;

import java.util.HexFormat;
import org.springframework.stereotype.Component;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Digest of a JSON object that does not depend on the order of its fields. */
@Component
final class ContentDigest {

    private final JsonMapper sorted = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .build();

    String of(WireFields fields) {
        Object plain = sorted.treeToValue(fields.node(), Object.class);
        return HexFormat.of().formatHex(TaxNumbers.sha256(sorted.writeValueAsString(plain)));
    }
}
