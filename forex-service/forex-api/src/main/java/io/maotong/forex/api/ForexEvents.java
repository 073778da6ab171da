package io.maotong.forex.api;

import io.maotong.core.event.EventType;

/** Facts that forex-service publishes. */
public final class ForexEvents {

    public static final EventType<ReceiptsMatched> RECEIPTS_MATCHED =
            new EventType<>("forex.receipts.matched", ReceiptsMatched.class);

    /** The aggregate id is the settlement id. */
    public static final EventType<SettlementChanged> SETTLEMENT_CHANGED =
            new EventType<>("forex.settlement.changed", SettlementChanged.class);

    private ForexEvents() {}
}
