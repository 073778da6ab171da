package io.maotong.forex.settlement;

import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.ForexError;
import io.maotong.forex.bank.Bank;
import io.maotong.forex.rate.Rates;
import io.maotong.forex.rate.WorkingDays;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Quotes: the wish is recorded here, the bank is asked by {@link AskQuote}. */
@Service
class QuoteService {

    private static final Logger log = LoggerFactory.getLogger(QuoteService.class);
    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final QuoteMapper quotes;
    private final Rates rates;
    private final WorkingDays workingDays;
    private final Bank bank;
    private final SettlementProperties properties;
    private final ObjectProvider<Intents> intents;
    private final Clock clock;

    QuoteService(
            QuoteMapper quotes,
            Rates rates,
            WorkingDays workingDays,
            Bank bank,
            SettlementProperties properties,
            ObjectProvider<Intents> intents,
            Clock clock) {
        this.quotes = quotes;
        this.rates = rates;
        this.workingDays = workingDays;
        this.bank = bank;
        this.properties = properties;
        this.intents = intents;
        this.clock = clock;
    }

    @Transactional
    QuoteRow request(Money sell, Tenor tenor, Integer validity) {
        int seconds = validity == null ? properties.defaultValidity() : validity;
        new Violations()
                .check(
                        sell.isPositive(),
                        ForexError.WRONG_AMOUNT,
                        "sell.amount",
                        "POSITIVE",
                        "> 0",
                        Text.of("金额须大于零", "The amount must be above zero"))
                .check(
                        !Conversion.HOME.equals(sell.currency()),
                        ForexError.UNKNOWN_CURRENCY,
                        "sell.currency",
                        "FOREIGN_CURRENCY",
                        null,
                        Text.of("结汇只能卖出外币", "Only foreign currency can be settled"))
                .check(
                        properties.validities().contains(seconds),
                        ForexError.WRONG_TENOR,
                        "validitySeconds",
                        "QUOTE_VALIDITY",
                        properties.validities().toString(),
                        Text.of("请选择可用的报价有效期", "Choose one of the validities"))
                .throwIfAny(ForexError.WRONG_AMOUNT);
        rates.fresh(sell.currency());
        QuoteRow row = new QuoteRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.serial = "FQ" + Ids.text(row.id);
        row.status = QuoteStatus.REQUESTED;
        row.sellCurrency = sell.currency();
        row.sellAmount = sell.amount();
        row.tenor = tenor;
        row.validity = seconds;
        row.channel = bank.channel().name();
        row.requestedAt = clock.instant();
        quotes.insert(row);
        intents.getObject().add(AskQuote.KIND, row.serial, new AskQuote.Asked(row.id));
        return row;
    }

    QuoteRow byId(long id) {
        QuoteRow row = quotes.selectById(id);
        if (row == null) {
            throw new NotFoundException("settlement quote", id);
        }
        return row;
    }

    @Transactional
    void sent(long id) {
        quotes.sent(id, clock.instant());
    }

    @Transactional
    void refused(long id, String reason) {
        quotes.refused(id, reason);
    }

    /** The bank's figures become the merchant's only if they hold. */
    @Transactional
    void quoted(QuoteRow asked, Bank.Quoted answer) {
        Rates.Rate board = rates.find(asked.sellCurrency).orElseThrow();
        Money sell = asked.sell();
        String fault = fault(sell, answer, board);
        if (fault != null) {
            log.error("the quote {} is refused: {}", asked.serial, fault);
            quotes.refused(asked.id, fault);
            return;
        }
        Money buy = Conversion.bought(sell, answer.rate());
        LocalDate valueDate = answer.valueDate() == null ? ownValueDate(asked) : answer.valueDate();
        if (!valueDate.equals(ownValueDate(asked))) {
            log.warn("quote {}: the bank's value date {} is not ours", asked.serial, valueDate);
        }
        quotes.quoted(
                asked.id,
                answer.quoteNo(),
                answer.rate(),
                buy.amount(),
                board.mid(),
                Conversion.costAgainstMid(sell, buy, board.mid()).amount(),
                valueDate,
                answer.expiresAt().toInstant());
    }

    private String fault(Money sell, Bank.Quoted answer, Rates.Rate board) {
        if (answer.sellAmount().compareTo(sell.amount()) != 0) {
            return "the bank quoted another amount";
        }
        BigDecimal gap = answer.rate().subtract(board.bid()).abs().multiply(HUNDRED);
        if (gap.compareTo(board.bid().multiply(properties.maxRateDeviationPercent())) > 0) {
            return "the rate is too far from the board";
        }
        Money buy = Conversion.bought(sell, answer.rate());
        if (!buy.isPositive()) {
            return "the amount is too small";
        }
        return buy.amount().subtract(answer.buyAmount()).abs().compareTo(properties.maxResidual()) > 0
                ? "the bank's amount is not its rate times ours"
                : null;
    }

    private LocalDate ownValueDate(QuoteRow asked) {
        Instant at = asked.requestedAt;
        LocalDateTime local = LocalDateTime.ofInstant(at, BusinessTime.ZONE);
        return asked.tenor.valueDate(local, properties.cutOffOn(local.toLocalDate()), workingDays);
    }
}
