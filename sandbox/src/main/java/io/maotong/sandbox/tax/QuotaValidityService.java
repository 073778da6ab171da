package io.maotong.sandbox.tax;

import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import org.springframework.stereotype.Component;

/**
 * TZSXEDYXQ: lets the downloaded amount of a month (sq) be spent until a later month (yxq) ends, for invoices of the old
 * month that arrive in the new one. Repeating it changes nothing.
 */
@Component
final class QuotaValidityService implements TaxService {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

    private final Quotas quotas;
    private final TaxParties parties;
    private final TaxTransaction transaction;

    QuotaValidityService(Quotas quotas, TaxParties parties, TaxTransaction transaction) {
        this.quotas = quotas;
        this.parties = parties;
        this.transaction = transaction;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "TZSXEDYXQ";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        request.required("ywlsh");
        YearMonth period = month(request, "sq");
        YearMonth until = month(request, "yxq");
        YearMonth now = YearMonth.parse(quotas.currentPeriod(), PERIOD);
        if (until.isBefore(period) || until.isAfter(now.plusMonths(1)) || period.isAfter(now)) {
            throw new TaxRefusal(TaxRefusal.INVALID, "yxq不得早于sq，且不得晚于下月");
        }
        if (parties.nameOf(taxNo).isEmpty()) {
            throw new TaxRefusal(TaxRefusal.UNKNOWN_TAXPAYER, "纳税人识别号未登记：" + taxNo);
        }
        return transaction.run(() -> {
            Quotas.Quota quota = quotas.lock(taxNo, period.format(PERIOD));
            if (quota.suspended()) {
                throw new TaxRefusal(TaxRefusal.QUOTA, "授信额度已暂停");
            }
            Quotas.Quota extended = quota.validUntil().compareTo(until.format(PERIOD)) >= 0
                    ? quota
                    : quota.validUntil(until.format(PERIOD));
            quotas.save(extended);
            return QuotaService.Left.of(extended);
        });
    }

    static YearMonth month(WireFields request, String name) {
        try {
            return YearMonth.parse(request.required(name), PERIOD);
        } catch (DateTimeParseException notAMonth) {
            throw new TaxRefusal(TaxRefusal.INVALID, name + "格式须为yyyyMM");
        }
    }
}
