package io.maotong.forex.settlement;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.ForexError;
import io.maotong.forex.account.Accounts;
import io.maotong.forex.api.ForexEvents;
import io.maotong.forex.api.SettlementChanged;
import io.maotong.forex.bank.Bank;
import io.maotong.forex.ledger.AccountKind;
import io.maotong.forex.ledger.Entry;
import io.maotong.forex.ledger.EntryKind;
import io.maotong.forex.ledger.Ledger;
import io.maotong.forex.ledger.MerchantLock;
import io.maotong.messaging.Events;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Settlements: the quote is taken and the money put on hold here; {@link SubmitDeal} deals with the bank. */
@Service
class SettlementService {

    private static final Logger log = LoggerFactory.getLogger(SettlementService.class);
    private static final Map<String, String> SORTABLE =
            Map.of("lockedAt", "locked_at", "status", "status", "sellAmount", "sell_amount", "id", "id");

    private final SettlementMapper settlements;
    private final QuoteMapper quotes;
    private final Accounts accounts;
    private final Ledger ledger;
    private final MerchantLock lock;
    private final SettlementProperties properties;
    private final Events events;
    private final ObjectProvider<Intents> intents;
    private final Clock clock;

    SettlementService(
            SettlementMapper settlements,
            QuoteMapper quotes,
            Accounts accounts,
            Ledger ledger,
            MerchantLock lock,
            SettlementProperties properties,
            Events events,
            ObjectProvider<Intents> intents,
            Clock clock) {
        this.settlements = settlements;
        this.quotes = quotes;
        this.accounts = accounts;
        this.ledger = ledger;
        this.lock = lock;
        this.properties = properties;
        this.events = events;
        this.intents = intents;
        this.clock = clock;
    }

    /** Takes a quote, once, and puts what is sold on hold, in one step. */
    @Transactional
    SettlementRow accept(long quoteId) {
        lock.take();
        QuoteRow quote = quotes.lock(quoteId);
        if (quote == null) {
            throw new NotFoundException("settlement quote", quoteId);
        }
        Instant now = clock.instant();
        mustBeOpen(quote, now);
        mustHaveAccount(quote.sellCurrency);
        mustHaveAccount(Conversion.HOME);
        SettlementRow row = locked(quote, now);
        settlements.insert(row);
        quotes.accepted(quoteId);
        ledger.post(List.of(Entry.of(EntryKind.HOLD, Ids.text(row.id))
                .debit(AccountKind.AVAILABLE, row.sell())
                .credit(AccountKind.HOLD, row.sell())
                .build()));
        intents.getObject().add(SubmitDeal.KIND, row.serial, new SubmitDeal.Accepted(row.id));
        publish(row);
        return row;
    }

    private static void mustBeOpen(QuoteRow quote, Instant now) {
        switch (quote.statusAt(now)) {
            case QUOTED -> {
                // As it should be.
            }
            case REQUESTED ->
                throw new BusinessException(
                        ForexError.QUOTE_NOT_READY,
                        Text.of("报价尚未返回，请稍候查询", "The bank has not answered yet: look again in a moment"));
            case ACCEPTED ->
                throw new BusinessException(
                        ForexError.QUOTE_USED, Text.of("一个报价只能成交一次", "A quote can be taken once only"));
            case EXPIRED, REFUSED ->
                throw new BusinessException(
                        ForexError.QUOTE_EXPIRED,
                        Text.of(
                                "请重新询价（POST /api/merchant/settlement-quotes）后再成交",
                                "Ask for a fresh quote (POST /api/merchant/settlement-quotes) and take that"));
        }
    }

    private void mustHaveAccount(String currency) {
        if (accounts.open(currency).isEmpty()) {
            throw new BusinessException(
                    ForexError.ACCOUNT_MISSING,
                    Text.of("请先开立 %s 账户", "Open the %s account first").with(currency));
        }
    }

    private static SettlementRow locked(QuoteRow quote, Instant now) {
        SettlementRow row = new SettlementRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.quoteId = quote.id;
        row.serial = "FD" + Ids.text(row.id);
        row.version = 1L;
        row.status = SettlementStatus.LOCKED;
        row.sellCurrency = quote.sellCurrency;
        row.sellAmount = quote.sellAmount;
        row.buyAmount = quote.buyAmount;
        row.rate = quote.rate;
        row.midRate = quote.midRate;
        row.totalCost = quote.totalCost;
        row.tenor = quote.tenor;
        row.valueDate = quote.valueDate;
        row.channel = quote.channel;
        row.lockedAt = now;
        row.updatedAt = now;
        return row;
    }

    SettlementRow byId(long id) {
        SettlementRow row = settlements.selectById(id);
        if (row == null) {
            throw new NotFoundException("settlement", id);
        }
        return row;
    }

    String bankQuote(SettlementRow settlement) {
        return quotes.selectById(settlement.quoteId).bankQuote;
    }

    Accounts.Account account(String currency) {
        return accounts.open(currency).orElseThrow();
    }

    Page<SettlementRow> list(SettlementStatus status, String currency, PageRequest page) {
        return settlements.selectPage(
                page.toPage(SORTABLE, "lockedAt,desc"),
                new QueryWrapper<SettlementRow>()
                        .eq(status != null, "status", status)
                        .eq(currency != null, "sell_currency", currency));
    }

    /** From now on the bank may know of the deal. */
    @Transactional
    void sending(long id) {
        lock.take();
        SettlementRow row = settlements.lock(id);
        if (row.status == SettlementStatus.LOCKED) {
            row.sentAt = clock.instant();
            become(row, SettlementStatus.SUBMITTED);
        }
    }

    @Transactional
    void bankAccepted(long id, String dealNo) {
        lock.take();
        SettlementRow row = settlements.lock(id);
        if (row.status.mayBecome(SettlementStatus.BANK_ACCEPTED)) {
            row.dealNo = dealNo;
            become(row, SettlementStatus.BANK_ACCEPTED);
        }
    }

    /** The hold goes back to what is available. */
    @Transactional
    void rejected(long id, String reason) {
        lock.take();
        SettlementRow row = settlements.lock(id);
        if (!row.status.mayBecome(SettlementStatus.REJECTED)) {
            return;
        }
        row.reason = reason;
        ledger.post(List.of(Entry.of(EntryKind.HOLD_RELEASED, Ids.text(id))
                .debit(AccountKind.HOLD, row.sell())
                .credit(AccountKind.AVAILABLE, row.sell())
                .build()));
        become(row, SettlementStatus.REJECTED);
    }

    /** @return false if the bank's figures are not those of the deal: then a person must look at it */
    @Transactional
    boolean settled(long id, Bank.Deal deal) {
        lock.take();
        SettlementRow row = settlements.lock(id);
        if (!row.status.mayBecome(SettlementStatus.SETTLED)) {
            return true;
        }
        Money paid = Money.rounded(deal.buyAmount(), Conversion.HOME);
        boolean sameSold = deal.sellAmount().compareTo(row.sellAmount) == 0;
        boolean nearBought = paid.amount().subtract(row.buyAmount).abs().compareTo(properties.maxResidual()) <= 0;
        if (!sameSold || !nearBought) {
            log.error("deal {}: the bank settled {} for {}", row.serial, deal.sellAmount(), deal.buyAmount());
            return false;
        }
        ledger.post(List.of(SettledEntry.of(Ids.text(id), row.sell(), row.buy(), paid, deal.bankRef())));
        row.dealNo = deal.dealNo();
        row.bankRef = deal.bankRef();
        row.settledAt =
                deal.settledAt() == null ? clock.instant() : deal.settledAt().toInstant();
        become(row, SettlementStatus.SETTLED);
        return true;
    }

    private void become(SettlementRow row, SettlementStatus status) {
        row.status = status;
        row.version = row.version + 1;
        row.updatedAt = clock.instant();
        settlements.updateById(row);
        publish(row);
    }

    private void publish(SettlementRow row) {
        events.publish(
                ForexEvents.SETTLEMENT_CHANGED,
                Ids.text(row.id),
                row.version,
                new SettlementChanged(
                        Ids.text(row.id),
                        row.version,
                        row.status.name(),
                        row.sell(),
                        row.buy(),
                        row.rate,
                        row.updatedAt));
    }
}
