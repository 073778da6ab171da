package io.maotong.forex.ledger;

import java.time.Instant;

final class JournalEntryRow {

    Long id;

    Long merchantId;
    EntryKind kind;
    String reference;
    String description;
    Instant bookedAt;
}
