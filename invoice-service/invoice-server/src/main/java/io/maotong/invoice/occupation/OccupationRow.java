package io.maotong.invoice.occupation;

import java.math.BigDecimal;
import java.time.Instant;

final class OccupationRow {
    Long id;
    Long merchantId;
    String batchId;
    Long lineId;
    String invoiceNumber;
    Integer lineNo;
    BigDecimal quantity;
    BigDecimal amount;
    Boolean live;
    Instant occupiedAt;
    Instant releasedAt;
}
