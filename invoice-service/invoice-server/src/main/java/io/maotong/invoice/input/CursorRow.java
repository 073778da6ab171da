package io.maotong.invoice.input;

import java.time.Instant;

final class CursorRow {
    Long id;
    Long merchantId;
    String buyerTaxNo;
    String position;
    Instant updatedAt;
}
