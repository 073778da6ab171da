package io.maotong.forex.ledger;

import java.math.BigDecimal;
import java.time.Instant;

/** One line of a statement. */
final class StatementRow {

    Long id;
    EntryKind kind;
    String reference;
    String description;
    String side;
    BigDecimal amount;
    String currency;
    Instant bookedAt;
}
