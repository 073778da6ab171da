package io.maotong.forex.api;

import java.util.List;

/** At most 100 matches as they are now. */
public record ReceiptsMatched(List<MatchedReceipt> receipts) {

    public ReceiptsMatched {
        receipts = List.copyOf(receipts);
    }
}
