package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.api.MatchedReceipt;
import io.maotong.forex.api.SettlementChanged;
import io.maotong.order.timeline.Source;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * Says which orders' money a settlement converted. A bank converts a balance and names no receipts, so money counts as
 * converted in the order in which it came in (house rule). Receipts and settlements may arrive in any order: what finds
 * no counterpart yet waits for it. To be called in a transaction.
 */
@Component
class SettledMoney {

    static final String SETTLED = "SETTLED";
    static final String TAKEN_BACK = "TAKEN_BACK";

    private static final int PORTION = 500;

    private final CollectedMapper collected;
    private final SettledMapper settlements;
    private final ShareMapper shares;
    private final Milestones milestones;

    SettledMoney(CollectedMapper collected, SettledMapper settlements, ShareMapper shares, Milestones milestones) {
        this.collected = collected;
        this.settlements = settlements;
        this.shares = shares;
        this.milestones = milestones;
    }

    /** Matches as they are now; older versions than those known change nothing. */
    void received(Collection<MatchedReceipt> receipts, Instant at) {
        Map<String, List<MatchedReceipt>> byCurrency = receipts.stream()
                .collect(Collectors.groupingBy(receipt -> receipt.amount().currency()));
        // Always in the same order, so that two pages cannot wait for each other.
        for (String currency : new TreeSet<>(byCurrency.keySet())) {
            take(currency);
            keep(byCurrency.get(currency), at);
            assign(currency, at);
        }
    }

    void settled(SettlementChanged settlement, Instant at) {
        if (!SETTLED.equals(settlement.status())) {
            return;
        }
        String currency = settlement.sold().currency();
        take(currency);
        boolean known =
                settlements.exists(new QueryWrapper<SettledRow>().eq("settlement_id", settlement.settlementId()));
        if (known) {
            return;
        }
        SettledRow row = new SettledRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.settlementId = settlement.settlementId();
        row.version = settlement.version();
        row.currency = currency;
        row.sold = settlement.sold().amount();
        row.assigned = BigDecimal.ZERO;
        row.rate = settlement.rate();
        row.settledAt = settlement.at() == null ? at : settlement.at();
        row.isOpen = true;
        settlements.insert(row);
        assign(currency, at);
    }

    private void take(String currency) {
        if (collected.takeTurn(currency) == null) {
            collected.register(MerchantScope.merchantId(), currency);
            collected.takeTurn(currency);
        }
    }

    private void keep(List<MatchedReceipt> receipts, Instant at) {
        Map<String, CollectedRow> known = collected
                .selectList(new QueryWrapper<CollectedRow>()
                        .in(
                                "allocation_id",
                                receipts.stream()
                                        .map(MatchedReceipt::allocationId)
                                        .toList()))
                .stream()
                .collect(Collectors.toMap(row -> row.allocationId, Function.identity()));
        Map<String, CollectedRow> fresh = new LinkedHashMap<>();
        List<CollectedRow> changed = new ArrayList<>();
        List<CollectedRow> gone = new ArrayList<>();
        for (MatchedReceipt receipt : receipts) {
            CollectedRow row = known.get(receipt.allocationId());
            if (row != null && row.version >= receipt.version()) {
                continue;
            }
            if (row == null) {
                row = rowOf(receipt, at);
                fresh.put(row.allocationId, row);
                known.put(row.allocationId, row);
            } else if (!receipt.active() && row.amount.signum() > 0 && !fresh.containsKey(row.allocationId)) {
                gone.add(row);
            }
            row.version = receipt.version();
            if (!receipt.active()) {
                row.amount = BigDecimal.ZERO;
                row.isOpen = false;
            }
            if (!fresh.containsKey(row.allocationId)) {
                changed.add(row);
            }
        }
        giveBack(gone, at);
        if (!fresh.isEmpty()) {
            collected.insert(fresh.values());
        }
        if (!changed.isEmpty()) {
            collected.updateById(changed);
        }
    }

    private static CollectedRow rowOf(MatchedReceipt receipt, Instant at) {
        CollectedRow row = new CollectedRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.allocationId = receipt.allocationId();
        row.version = receipt.version();
        row.orderNo = receipt.orderNo();
        row.currency = receipt.amount().currency();
        row.amount = receipt.amount().amount();
        row.settled = BigDecimal.ZERO;
        row.receivedOn = receipt.receivedOn() == null ? BusinessTime.dateOf(at) : receipt.receivedOn();
        row.isOpen = receipt.active() && row.amount.signum() > 0;
        return row;
    }

    /** A match was taken back: what was converted was the money of others. */
    private void giveBack(List<CollectedRow> gone, Instant at) {
        if (gone.isEmpty()) {
            return;
        }
        Map<String, CollectedRow> byAllocation =
                gone.stream().collect(Collectors.toMap(row -> row.allocationId, Function.identity()));
        List<ShareRow> parts =
                shares.selectList(new QueryWrapper<ShareRow>().in("allocation_id", byAllocation.keySet()));
        gone.forEach(row -> row.settled = BigDecimal.ZERO);
        if (parts.isEmpty()) {
            return;
        }
        Map<String, SettledRow> open = settlements
                .selectList(new QueryWrapper<SettledRow>()
                        .in(
                                "settlement_id",
                                parts.stream()
                                        .map(part -> part.settlementId)
                                        .distinct()
                                        .toList()))
                .stream()
                .collect(Collectors.toMap(row -> row.settlementId, Function.identity()));
        List<Milestones.News> news = new ArrayList<>();
        for (ShareRow part : parts) {
            SettledRow settlement = open.get(part.settlementId);
            settlement.assigned = settlement.assigned.subtract(part.amount);
            settlement.isOpen = true;
            news.add(newsOf(byAllocation.get(part.allocationId), settlement, part.amount, TAKEN_BACK, at));
        }
        shares.deleteByIds(parts.stream().map(part -> part.id).toList());
        settlements.updateById(open.values());
        milestones.note(Source.SETTLEMENT, news);
    }

    /** Oldest money to oldest settlement, until one of them is used up. */
    private void assign(String currency, Instant at) {
        while (true) {
            List<SettledRow> open = settlements.selectList(new QueryWrapper<SettledRow>()
                    .eq("currency", currency)
                    .eq("is_open", true)
                    .orderByAsc("settled_at", "id")
                    .last("LIMIT " + PORTION));
            List<CollectedRow> money = open.isEmpty()
                    ? List.of()
                    : collected.selectList(new QueryWrapper<CollectedRow>()
                            .eq("currency", currency)
                            .eq("is_open", true)
                            .orderByAsc("received_on", "id")
                            .last("LIMIT " + PORTION));
            if (money.isEmpty()) {
                return;
            }
            assign(open, money, at);
        }
    }

    private void assign(List<SettledRow> open, List<CollectedRow> money, Instant at) {
        List<ShareRow> parts = new ArrayList<>();
        List<Milestones.News> news = new ArrayList<>();
        int s = 0;
        int m = 0;
        while (s < open.size() && m < money.size()) {
            SettledRow settlement = open.get(s);
            CollectedRow part = money.get(m);
            BigDecimal amount = settlement.open().min(part.open());
            settlement.assigned = settlement.assigned.add(amount);
            part.settled = part.settled.add(amount);
            settlement.isOpen = settlement.open().signum() > 0;
            part.isOpen = part.open().signum() > 0;
            parts.add(shareOf(settlement, part, amount));
            news.add(newsOf(part, settlement, amount, SETTLED, settlement.settledAt));
            s += settlement.isOpen ? 0 : 1;
            m += part.isOpen ? 0 : 1;
        }
        shares.insert(parts);
        settlements.updateById(open.subList(0, Math.min(open.size(), s + 1)));
        collected.updateById(money.subList(0, Math.min(money.size(), m + 1)));
        milestones.note(Source.SETTLEMENT, news);
    }

    private static ShareRow shareOf(SettledRow settlement, CollectedRow part, BigDecimal amount) {
        ShareRow share = new ShareRow();
        share.id = Ids.next();
        share.merchantId = settlement.merchantId;
        share.settlementId = settlement.settlementId;
        share.allocationId = part.allocationId;
        share.amount = amount;
        return share;
    }

    private static Milestones.News newsOf(
            CollectedRow part, SettledRow settlement, BigDecimal amount, String state, Instant at) {
        return new Milestones.News(
                part.orderNo,
                settlement.settlementId + "/" + part.allocationId,
                state,
                settlement.version,
                at,
                null,
                Map.of(
                        "amount",
                        amount.stripTrailingZeros().toPlainString(),
                        "currency",
                        settlement.currency,
                        "rate",
                        settlement.rate.stripTrailingZeros().toPlainString(),
                        "basis",
                        "FIFO"),
                null);
    }
}
