package io.maotong.refund.source;

import java.time.LocalDate;

final class InvoiceRow {
    Long id;
    Long merchantId;
    String number;
    Long version;
    String status;
    String useKind;
    LocalDate issuedOn;
    String document;
}
