package io.maotong.invoice.quota;

import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceProperties;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.QuotaLow;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.TaxPlatform;
import io.maotong.messaging.Events;
import java.math.BigDecimal;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The amount that may be invoiced in a month (tax.md 1.8): downloaded in parts, reserved when an invoice is sent off,
 * used when it is issued, given back when it is refused. Always {@code used + reserved <= downloaded}.
 */
@Service
public class Quotas {

    /** How asking for more ended. */
    public sealed interface TopUp {

        /** There is more now: try again. */
        record Done() implements TopUp {}

        /** The month's quota does not suffice. */
        record Short(String code, String message) implements TopUp {}

        /** Not settled yet. */
        record Pending(IntentOutcome outcome) implements TopUp {}
    }

    private final QuotaMapper quotas;
    private final QuotaMoveMapper moves;
    private final TaxPlatform platform;
    private final TransactionTemplate transaction;
    private final Events events;
    private final InvoiceProperties.Quota settings;
    private final Clock clock;

    Quotas(
            QuotaMapper quotas,
            QuotaMoveMapper moves,
            TaxPlatform platform,
            TransactionTemplate transaction,
            Events events,
            InvoiceProperties properties,
            Clock clock) {
        this.quotas = quotas;
        this.moves = moves;
        this.platform = platform;
        this.transaction = transaction;
        this.events = events;
        this.settings = properties.quota();
        this.clock = clock;
    }

    /** @param period yyyyMM @return whether there was enough */
    @Transactional(propagation = Propagation.MANDATORY)
    public boolean reserve(String sellerTaxNo, String period, BigDecimal amount) {
        boolean enough = quotas.reserve(sellerTaxNo, period, amount, clock.instant()) == 1;
        if (enough && quotas.tellLow(sellerTaxNo, period, settings.lowWater()) == 1) {
            QuotaRow row = quotas.find(sellerTaxNo, period);
            events.publish(
                    InvoiceEvents.QUOTA_LOW,
                    sellerTaxNo + "/" + period,
                    clock.millis(),
                    new QuotaLow(sellerTaxNo, period, Money.of(row.downloaded, "CNY"), Money.of(row.free(), "CNY")));
        }
        return enough;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void use(String sellerTaxNo, String period, BigDecimal amount) {
        expectOne(quotas.use(sellerTaxNo, period, amount, clock.instant()), sellerTaxNo, period);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void release(String sellerTaxNo, String period, BigDecimal amount) {
        expectOne(quotas.release(sellerTaxNo, period, amount, clock.instant()), sellerTaxNo, period);
    }

    /** A red invoice gives back what a blue one has used; never more than was used in the period. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void restore(String sellerTaxNo, String period, BigDecimal amount) {
        quotas.restore(sellerTaxNo, period, amount, clock.instant());
    }

    /**
     * Downloads more of the month's quota; outside of any transaction. A download whose answer got lost is sent again
     * under the same serial before a new one is begun.
     */
    public TopUp topUp(String sellerTaxNo, String period, BigDecimal needed) {
        QuotaMoveRow move = moves.open(sellerTaxNo, period);
        if (move == null) {
            PlatformAnswer<TaxPlatform.QuotaState> state = platform.quota(sellerTaxNo);
            switch (state) {
                case PlatformAnswer.Answered<TaxPlatform.QuotaState> answered -> {
                    TaxPlatform.QuotaState now = answered.value();
                    if (now.suspended()
                            || now.available().compareTo(needed) < 0
                            || !now.period().equals(period)) {
                        return new TopUp.Short(
                                now.suspended() ? "SUSPENDED" : "AVAILABLE",
                                now.available().toPlainString() + " available in " + now.period());
                    }
                    move = begin(
                            sellerTaxNo, period, needed.max(settings.download()).min(now.available()));
                }
                case PlatformAnswer.Refused<TaxPlatform.QuotaState> refused -> {
                    return new TopUp.Short(refused.code(), refused.message());
                }
                default -> {
                    return new TopUp.Pending(state.unsettled());
                }
            }
        }
        return download(move);
    }

    private TopUp download(QuotaMoveRow move) {
        PlatformAnswer<TaxPlatform.QuotaState> answer =
                platform.downloadQuota(move.sellerTaxNo, move.amount, move.serial);
        return switch (answer) {
            case PlatformAnswer.Answered<TaxPlatform.QuotaState> answered -> {
                transaction.executeWithoutResult(status -> credit(move));
                yield new TopUp.Done();
            }
            case PlatformAnswer.Refused<TaxPlatform.QuotaState> refused -> {
                // Another download may have been faster: what is left is asked for at the next try.
                moves.close(move.id, "REFUSED", refused.code() + " " + refused.message());
                yield new TopUp.Pending(IntentOutcome.retry(refused.code() + " " + refused.message()));
            }
            default -> new TopUp.Pending(answer.unsettled());
        };
    }

    // Two workers may send the same open download; it is credited once.
    private void credit(QuotaMoveRow move) {
        if (moves.close(move.id, "DONE", null) != 1) {
            return;
        }
        QuotaRow row = new QuotaRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.sellerTaxNo = move.sellerTaxNo;
        row.period = move.period;
        row.downloaded = move.amount;
        row.updatedAt = clock.instant();
        quotas.download(row);
        quotas.takeBackLow(move.sellerTaxNo, move.period, settings.lowWater());
    }

    private QuotaMoveRow begin(String sellerTaxNo, String period, BigDecimal amount) {
        QuotaMoveRow row = new QuotaMoveRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.sellerTaxNo = sellerTaxNo;
        row.period = period;
        row.serial = "QU" + Ids.text(row.id);
        row.amount = amount;
        row.state = "OPEN";
        row.createdAt = clock.instant();
        moves.insert(row);
        return row;
    }

    private static void expectOne(int changed, String sellerTaxNo, String period) {
        if (changed != 1) {
            throw new IllegalStateException("no such reservation of " + sellerTaxNo + " in " + period);
        }
    }
}
