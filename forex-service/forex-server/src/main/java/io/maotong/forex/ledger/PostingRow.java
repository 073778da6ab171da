package io.maotong.forex.ledger;

import java.math.BigDecimal;

final class PostingRow {

    Long id;

    Long merchantId;
    Long entryId;
    Long accountId;
    String currency;
    String side;
    BigDecimal amount;
}
