package io.maotong.forex.matching;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.ForexError;
import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.MatchedReceipt;
import io.maotong.forex.api.ReceiptsMatched;
import io.maotong.forex.collection.ReceiptStatus;
import io.maotong.forex.collection.ReceiptTakenBack;
import io.maotong.forex.collection.Receipts;
import io.maotong.forex.ledger.AccountKind;
import io.maotong.forex.ledger.Entry;
import io.maotong.forex.ledger.EntryKind;
import io.maotong.forex.ledger.Ledger;
import io.maotong.forex.ledger.MerchantLock;
import io.maotong.forex.source.Orders;
import io.maotong.messaging.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings receipts and orders together. Every change happens under the merchant's lock and the locks of the rows: the
 * shares of a receipt never exceed it, and those of an order never exceed what it is owed.
 */
@Service
class MatchingService implements ReceiptTakenBack, Allocations {

    private static final String MACHINE = "matching";
    private static final int PORTION = 200;
    private static final int EVENT_SIZE = 100;
    private static final int MOST_SAME_AMOUNT = 2_000;
    private static final Map<String, String> SORTABLE =
            Map.of("matchedAt", "matched_at", "amount", "amount", "orderNo", "order_no", "id", "id");

    private final AllocationMapper allocations;
    private final Receipts receipts;
    private final Orders orders;
    private final Ledger ledger;
    private final MerchantLock lock;
    private final OccupationCheck occupations;
    private final MatchingProperties properties;
    private final Events events;
    private final Clock clock;
    private final Matcher matcher;

    MatchingService(
            AllocationMapper allocations,
            Receipts receipts,
            Orders orders,
            Ledger ledger,
            MerchantLock lock,
            OccupationCheck occupations,
            MatchingProperties properties,
            Events events,
            Clock clock) {
        this.allocations = allocations;
        this.receipts = receipts;
        this.orders = orders;
        this.ledger = ledger;
        this.lock = lock;
        this.occupations = occupations;
        this.properties = properties;
        this.events = events;
        this.clock = clock;
        this.matcher = new Matcher(properties);
    }

    /**
     * Goes through one portion of the open receipts.
     *
     * @return the last receipt's id, to go on after; -1 if there was none left
     */
    @Transactional
    long matchPortion(long afterId) {
        lock.take();
        List<Receipts.Receipt> open = receipts.lockOpen(afterId, PORTION);
        if (open.isEmpty()) {
            return -1;
        }
        OrderBook book = book(open);
        Map<Long, Set<String>> refused = refused(open);
        Map<Receipts.Receipt, List<Share>> decided = new LinkedHashMap<>();
        List<Receipts.Allocated> untouched = new ArrayList<>();
        for (Receipts.Receipt receipt : open) {
            List<Share> shares = matcher.match(Payment.of(receipt, refused.getOrDefault(receipt.id(), Set.of())), book);
            if (!shares.isEmpty()) {
                decided.put(receipt, shares);
            } else if (receipt.status() == ReceiptStatus.RECEIVED) {
                untouched.add(new Receipts.Allocated(receipt.id(), receipt.allocated(), ReceiptStatus.UNMATCHED));
            }
        }
        record(decided, MACHINE);
        receipts.allocated(untouched);
        return open.getLast().id();
    }

    private OrderBook book(List<Receipts.Receipt> open) {
        Set<String> keys = new TreeSet<>();
        Map<String, Set<BigDecimal>> amounts = new TreeMap<>();
        for (Receipts.Receipt receipt : open) {
            keys.addAll(Payment.keys(receipt));
            amounts.computeIfAbsent(receipt.amount().currency(), currency -> new TreeSet<>())
                    .add(receipt.remaining().amount());
        }
        List<Orders.Order> found = new ArrayList<>(orders.lockByKeys(keys));
        amounts.forEach(
                (currency, values) -> found.addAll(orders.lockByOutstanding(currency, values, MOST_SAME_AMOUNT)));
        return new OrderBook(found);
    }

    private Map<Long, Set<String>> refused(List<Receipts.Receipt> open) {
        return allocations.takenApart(open.stream().map(Receipts.Receipt::id).toList()).stream()
                .collect(Collectors.groupingBy(
                        row -> row.receiptId, Collectors.mapping(row -> row.orderNo, Collectors.toSet())));
    }

    /** Writes decided shares: the matches, the order and receipt sides, the ledger and the fact. */
    private List<AllocationRow> record(Map<Receipts.Receipt, List<Share>> decided, String by) {
        if (decided.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<AllocationRow> rows = new ArrayList<>();
        List<Receipts.Allocated> receiptSide = new ArrayList<>();
        Map<String, BigDecimal> orderSide = new HashMap<>();
        List<MatchedReceipt> facts = new ArrayList<>();
        decided.forEach((receipt, shares) -> {
            Money allocated = receipt.allocated();
            for (Share share : shares) {
                AllocationRow row = row(receipt, share, by, now);
                rows.add(row);
                allocated = allocated.plus(share.fromReceipt());
                orderSide.merge(share.orderNo(), share.offOrder().amount(), BigDecimal::add);
                facts.add(fact(row, receipt));
            }
            receiptSide.add(new Receipts.Allocated(receipt.id(), allocated, status(receipt.amount(), allocated)));
        });
        allocations.insert(rows);
        orders.cover(orderSide);
        receipts.allocated(receiptSide);
        ledger.post(rows.stream().map(MatchingService::matchedEntry).toList());
        publish(facts);
        return rows;
    }

    private static AllocationRow row(Receipts.Receipt receipt, Share share, String by, Instant now) {
        AllocationRow row = new AllocationRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.receiptId = receipt.id();
        row.orderNo = share.orderNo();
        row.version = 1L;
        row.active = true;
        row.currency = share.amount().currency();
        row.amount = share.amount().amount();
        row.charge = share.charge().amount();
        row.surplus = share.surplus().amount();
        row.rule = share.rule();
        row.matchedBy = by;
        row.matchedAt = now;
        return row;
    }

    private static ReceiptStatus status(Money amount, Money allocated) {
        if (allocated.isZero()) {
            return ReceiptStatus.UNMATCHED;
        }
        return allocated.equals(amount) ? ReceiptStatus.MATCHED : ReceiptStatus.PARTIAL;
    }

    private static Entry matchedEntry(AllocationRow row) {
        return Entry.of(EntryKind.MATCHED, Ids.text(row.id))
                .debit(AccountKind.SUSPENSE, row.fromReceipt())
                .credit(AccountKind.AVAILABLE, row.fromReceipt())
                .describedAs(row.orderNo)
                .build();
    }

    private static MatchedReceipt fact(AllocationRow row, Receipts.Receipt receipt) {
        return new MatchedReceipt(
                Ids.text(row.id),
                row.version,
                row.active,
                Ids.text(receipt.id()),
                row.orderNo,
                row.money(),
                receipt.payerName(),
                receipt.payerCountry(),
                receipt.bankReference(),
                receipt.bookedOn());
    }

    private void publish(List<MatchedReceipt> facts) {
        for (int from = 0; from < facts.size(); from += EVENT_SIZE) {
            List<MatchedReceipt> page = facts.subList(from, Math.min(facts.size(), from + EVENT_SIZE));
            events.publish(ForexEvents.RECEIPTS_MATCHED, page.getFirst().allocationId(), 0, new ReceiptsMatched(page));
        }
    }

    /** Orders that a receipt may be for, the likeliest first. */
    @Transactional(readOnly = true)
    List<Suggestion> suggestions(long receiptId) {
        Receipts.Receipt receipt = receipts.find(List.of(receiptId)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("receipt", receiptId));
        if (!receipt.status().isOpen() || !receipt.remaining().isPositive()) {
            return List.of();
        }
        Payment payment = Payment.of(receipt, Set.of());
        return orders.near(receipt.amount().currency(), receipt.remaining().amount(), MOST_SAME_AMOUNT / 10).stream()
                .map(order -> Suggestion.of(payment, order))
                .sorted(Comparator.comparingInt(Suggestion::score).reversed().thenComparing(Suggestion::orderNo))
                .limit(properties.suggestions())
                .toList();
    }

    /** @param amount of the receipt, in its currency; {@code charge} kept by banks on the way, null for none */
    record Wanted(String orderNo, Money amount, Money charge) {}

    /** A person says which orders a receipt is for. */
    @Transactional
    List<AllocationRow> confirm(long receiptId, List<Wanted> wanted, String by) {
        lock.take();
        Receipts.Receipt receipt = receipts.lock(receiptId);
        if (!receipt.status().isOpen()) {
            throw new BusinessException(
                    CommonError.ILLEGAL_STATE,
                    Text.of("该笔收款状态为 %s，不能核销", "The receipt is %s: it cannot be matched")
                            .with(receipt.status()));
        }
        Map<String, Orders.Order> locked = orders
                .lockByNumbers(wanted.stream().map(Wanted::orderNo).collect(Collectors.toCollection(TreeSet::new)))
                .stream()
                .collect(Collectors.toMap(Orders.Order::orderNo, order -> order));
        checked(receipt, wanted, locked).throwIfAny(ForexError.WRONG_ALLOCATION);
        List<Share> shares = wanted.stream()
                .map(one -> new Share(
                        one.orderNo(),
                        one.amount(),
                        one.charge() == null ? Money.zero(one.amount().currency()) : one.charge(),
                        Money.zero(one.amount().currency()),
                        Rule.R5_PERSON))
                .toList();
        return record(Map.of(receipt, shares), by);
    }

    private Violations checked(Receipts.Receipt receipt, List<Wanted> wanted, Map<String, Orders.Order> locked) {
        Violations violations = new Violations();
        String currency = receipt.amount().currency();
        Money total = Money.zero(currency);
        Set<String> seen = new LinkedHashSet<>();
        for (int i = 0; i < wanted.size(); i++) {
            Wanted one = wanted.get(i);
            String field = "allocations[" + i + "].";
            Orders.Order order = locked.get(one.orderNo());
            boolean sameCurrency = one.amount().currency().equals(currency)
                    && (one.charge() == null || one.charge().currency().equals(currency));
            violations
                    .check(
                            seen.add(one.orderNo()),
                            ForexError.WRONG_ALLOCATION,
                            field + "orderNo",
                            "ONCE",
                            null,
                            Text.of("同一订单只能列一次", "Name each order once"))
                    .check(
                            order != null && order.isOpen(),
                            ForexError.WRONG_ALLOCATION,
                            field + "orderNo",
                            "OPEN_ORDER",
                            null,
                            Text.of("没有该订单，或已收齐、已取消", "No such order, or it is paid or cancelled"))
                    .check(
                            sameCurrency,
                            ForexError.WRONG_ALLOCATION,
                            field + "amount.currency",
                            "SAME_CURRENCY",
                            currency,
                            Text.of("不能跨币种核销", "Money of another currency cannot be matched"))
                    .check(
                            one.amount().isPositive()
                                    && (one.charge() == null || !one.charge().isNegative()),
                            ForexError.WRONG_ALLOCATION,
                            field + "amount",
                            "POSITIVE",
                            "> 0",
                            Text.of("金额须大于零", "The amount must be above zero"));
            if (!sameCurrency) {
                continue;
            }
            total = total.plus(one.amount());
            if (order != null && order.outstanding().currency().equals(currency)) {
                Money off = one.charge() == null ? one.amount() : one.amount().plus(one.charge());
                violations.check(
                        off.compareTo(order.outstanding()) <= 0,
                        ForexError.WRONG_ALLOCATION,
                        field + "amount",
                        "ORDER_OUTSTANDING",
                        "<= " + order.outstanding(),
                        Text.of("超过订单未收金额", "More than the order is owed"));
            } else if (order != null) {
                violations.add(Violation.of(
                        ForexError.WRONG_ALLOCATION,
                        field + "orderNo",
                        "SAME_CURRENCY",
                        currency,
                        Text.of("订单币种与收款不同", "The order is in another currency")));
            }
        }
        return violations
                .check(
                        !wanted.isEmpty(),
                        ForexError.WRONG_ALLOCATION,
                        "allocations",
                        "NOT_EMPTY",
                        null,
                        Text.of("请至少列一笔订单", "Name at least one order"))
                .check(
                        total.compareTo(receipt.remaining()) <= 0,
                        ForexError.WRONG_ALLOCATION,
                        "allocations",
                        "RECEIPT_REMAINING",
                        "<= " + receipt.remaining(),
                        Text.of("合计超过收款未核销金额", "Together more than is left of the receipt"));
    }

    /** Takes one match back; the money waits for an order again. */
    @Transactional
    AllocationRow unmatch(long allocationId, String reason, String by) {
        lock.take();
        AllocationRow row = allocations.lock(List.of(allocationId)).stream()
                .findFirst()
                .orElseThrow(() -> new NotFoundException("allocation", allocationId));
        if (!row.active) {
            throw new BusinessException(
                    CommonError.ILLEGAL_STATE, Text.of("该核销已撤销", "The match was taken back before"));
        }
        if (!occupations.occupied(List.of(allocationId)).isEmpty()) {
            throw new BusinessException(
                    ForexError.OCCUPIED,
                    Text.of("请先撤回使用该核销的退税批次", "Withdraw the refund batch that uses the match first"));
        }
        if (ledger.balance(AccountKind.AVAILABLE, row.currency).compareTo(row.fromReceipt()) < 0) {
            throw new BusinessException(
                    ForexError.ALREADY_SETTLED,
                    Text.of("该笔款项已结汇或已冻结，不能撤销核销", "The money was settled or is on hold: the match stays"));
        }
        Receipts.Receipt receipt = receipts.lock(row.receiptId);
        takeBack(receipt, List.of(row), reason, by, Money.zero(row.currency));
        return allocations.selectById(allocationId);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void takenBack(Receipts.Receipt receipt) {
        List<AllocationRow> active = allocations.lockActive(receipt.id());
        if (active.isEmpty()) {
            return;
        }
        Money credited = Money.sum(
                active.stream().map(AllocationRow::fromReceipt).toList(),
                receipt.amount().currency());
        Money available = ledger.balance(AccountKind.AVAILABLE, credited.currency());
        Money missing =
                credited.compareTo(available) <= 0 ? Money.zero(credited.currency()) : credited.minus(available);
        takeBack(receipt, active, "the bank took the receipt back", "bank", missing);
    }

    /** @param missing what is not available any more because it was settled: from now on the merchant owes it */
    private void takeBack(Receipts.Receipt receipt, List<AllocationRow> rows, String reason, String by, Money missing) {
        Instant now = clock.instant();
        allocations.unmatch(rows.stream().map(row -> row.id).toList(), by, now, reason);
        Map<String, BigDecimal> orderSide = new HashMap<>();
        List<Entry> entries = new ArrayList<>();
        List<MatchedReceipt> facts = new ArrayList<>();
        Money allocated = receipt.allocated();
        Money owed = missing;
        for (AllocationRow row : rows) {
            Money amount = row.fromReceipt();
            Money byDebt = owed.compareTo(amount) <= 0 ? owed : amount;
            owed = owed.minus(byDebt);
            entries.add(Entry.of(EntryKind.UNMATCHED, Ids.text(row.id))
                    .debit(AccountKind.AVAILABLE, amount.minus(byDebt))
                    .debit(AccountKind.RECEIVABLE, byDebt)
                    .credit(AccountKind.SUSPENSE, amount)
                    .describedAs(row.orderNo)
                    .build());
            allocated = allocated.minus(amount);
            orderSide.merge(row.orderNo, row.offOrder().negate(), BigDecimal::add);
            row.active = false;
            row.version = row.version + 1;
            facts.add(fact(row, receipt));
        }
        orders.lockByNumbers(new TreeSet<>(orderSide.keySet()));
        orders.cover(orderSide);
        receipts.allocated(
                List.of(new Receipts.Allocated(receipt.id(), allocated, status(receipt.amount(), allocated))));
        ledger.post(entries);
        publish(facts);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public List<Allocation> lockActive(Collection<Long> ids) {
        return ids.isEmpty()
                ? List.of()
                : allocations.lock(new TreeSet<>(ids)).stream()
                        .filter(row -> row.active)
                        .map(row -> new Allocation(row.id, row.orderNo, row.money()))
                        .toList();
    }

    Page<AllocationRow> list(String orderNo, Long receiptId, Boolean active, PageRequest page) {
        return allocations.selectPage(
                page.toPage(SORTABLE, "matchedAt,desc"),
                new QueryWrapper<AllocationRow>()
                        .eq(orderNo != null, "order_no", orderNo)
                        .eq(receiptId != null, "receipt_id", receiptId)
                        .eq(active != null, "active", active));
    }
}
