package io.maotong.refund.source;

import java.math.BigDecimal;
import java.time.LocalDate;

final class ReceiptRow {
    Long id;
    Long merchantId;
    String allocationId;
    Long version;
    Boolean active;
    String orderNo;
    String currency;
    BigDecimal amount;
    String payerName;
    String bankReference;
    LocalDate receivedOn;
}
