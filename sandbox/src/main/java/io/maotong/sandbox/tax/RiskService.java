package io.maotong.sandbox.tax;

import org.springframework.stereotype.Component;

/** CXNSRFXXX: whether the bureau sees a risk in a taxpayer. */
@Component
final class RiskService implements TaxService {

    private final TaxParties parties;
    private final Taxpayers taxpayers;

    /** @param fxdjDm 00 none, 01 watched, 02 may not issue @param kpxzbz whether issuing is restricted, Y/N */
    record Risk(String returncode, String returnmsg, String nsrsbh, String fxdjDm, String fxyy, String kpxzbz) {}

    RiskService(TaxParties parties, Taxpayers taxpayers) {
        this.parties = parties;
        this.taxpayers = taxpayers;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "CXNSRFXXX";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        if (parties.nameOf(taxNo).isEmpty()) {
            throw new TaxRefusal(TaxRefusal.NOT_FOUND, "纳税人识别号未登记：" + taxNo);
        }
        Taxpayer taxpayer = taxpayers.of(taxNo);
        return new Risk("00", "成功", taxNo, taxpayer.risk(), taxpayer.riskReason(), taxpayer.mayIssue() ? "N" : "Y");
    }
}
