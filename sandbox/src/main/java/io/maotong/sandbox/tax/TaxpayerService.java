package io.maotong.sandbox.tax;

import org.springframework.stereotype.Component;

/** CXNSRJBXX: who a taxpayer is. */
@Component
final class TaxpayerService implements TaxService {

    private static final int AREA_START = 2;
    private static final int AREA_END = 8;

    private final TaxParties parties;
    private final Taxpayers taxpayers;

    /**
     * @param nsrlx 1 general, 2 small-scale
     * @param nsrztDm 03 normal, 05 suspended, 07 cancelled
     * @param zgswjgDm the tax office in charge, 11 digits
     */
    record Basics(
            String returncode,
            String returnmsg,
            String nsrsbh,
            String nsrmc,
            String nsrlx,
            String nsrztDm,
            String zgswjgDm,
            String xzqhDm) {}

    TaxpayerService(TaxParties parties, Taxpayers taxpayers) {
        this.parties = parties;
        this.taxpayers = taxpayers;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "CXNSRJBXX";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        String name =
                parties.nameOf(taxNo).orElseThrow(() -> new TaxRefusal(TaxRefusal.NOT_FOUND, "纳税人识别号未登记：" + taxNo));
        Taxpayer taxpayer = taxpayers.of(taxNo);
        String area = taxNo.length() >= AREA_END
                        && taxNo.substring(AREA_START, AREA_END).matches("\\d{6}")
                ? taxNo.substring(AREA_START, AREA_END)
                : "320722";
        return new Basics("00", "成功", taxNo, name, taxpayer.kind(), taxpayer.state(), "1" + area + "0000", area);
    }
}
