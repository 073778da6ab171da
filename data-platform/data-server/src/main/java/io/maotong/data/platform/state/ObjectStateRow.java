package io.maotong.data.platform.state;

import java.math.BigDecimal;
import java.time.Instant;

final class ObjectStateRow {
    Long id;
    Long merchantId;
    ObjectKind kind;
    String objectId;
    Long version;
    String status;
    BigDecimal amount;
    String currency;
    Instant changedAt;
}
