package io.maotong.invoice.sync;

import java.time.Instant;

final class CursorRow {
    Long id;
    Long merchantId;
    String buyerTaxNo;
    String kind;
    String position;
    Instant updatedAt;
}
