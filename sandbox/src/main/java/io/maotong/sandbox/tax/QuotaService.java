package io.maotong.sandbox.tax;

import org.springframework.stereotype.Component;

/** CXSXED: how much of the month's amount is left. */
@Component
final class QuotaService implements TaxService {

    private final Quotas quotas;
    private final TaxParties parties;
    private final TaxTransaction transaction;

    /**
     * @param bysxed the month's amount
     * @param kysyed still available on the platform
     * @param yxzed downloaded
     * @param yxzwsyed downloaded and not spent
     * @param sq period yyyyMM
     * @param ztsxbz suspended Y/N
     */
    record Left(
            String returncode,
            String returnmsg,
            String bysxed,
            String kysyed,
            String yxzed,
            String yxzwsyed,
            String sq,
            String ztsxbz) {

        static Left of(Quotas.Quota quota) {
            return new Left(
                    "00",
                    "成功",
                    quota.total().toPlainString(),
                    quota.available().toPlainString(),
                    quota.downloaded().toPlainString(),
                    quota.unused().toPlainString(),
                    quota.period(),
                    quota.suspended() ? "Y" : "N");
        }
    }

    QuotaService(Quotas quotas, TaxParties parties, TaxTransaction transaction) {
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
        return "CXSXED";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        if (parties.nameOf(taxNo).isEmpty()) {
            throw new TaxRefusal(TaxRefusal.UNKNOWN_TAXPAYER, "纳税人识别号未登记：" + taxNo);
        }
        return transaction.run(() -> Left.of(quotas.lock(taxNo, quotas.currentPeriod())));
    }
}
