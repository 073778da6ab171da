package io.maotong.invoice.source;

import java.time.LocalDate;

final class EntryRow {
    Long id;
    Long merchantId;
    String entryId;
    Long version;
    LocalDate exportDate;
    String document;
}
