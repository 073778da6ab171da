package io.maotong.customs.entry;

import io.maotong.core.money.Money;
import java.math.BigDecimal;

/** Where a line of a list went. */
record EvidenceResponse(
        String entryId,
        int itemNo,
        String inventoryNo,
        int listLineNo,
        String orderNo,
        String sku,
        BigDecimal quantity,
        Money total) {}
