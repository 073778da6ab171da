package io.maotong.sandbox.tax;

import org.springframework.stereotype.Component;

/** QDFPPLFM: numbers in advance. Every call draws new ones. */
@Component
final class NumberRangeService implements TaxService {

    private final InvoiceNumbers numbers;
    private final TaxParties parties;
    private final Taxpayers taxpayers;
    private final TaxProperties properties;

    record Drawn(String returncode, String returnmsg, String fpqshm, String fpzzhm, int lysl) {}

    NumberRangeService(InvoiceNumbers numbers, TaxParties parties, Taxpayers taxpayers, TaxProperties properties) {
        this.numbers = numbers;
        this.parties = parties;
        this.taxpayers = taxpayers;
        this.properties = properties;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "QDFPPLFM";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        Integer count = request.integer("sl");
        if (count == null || count < 1 || count > properties.mostNumbers()) {
            throw new TaxRefusal(TaxRefusal.INVALID, "sl须为1至" + properties.mostNumbers());
        }
        if (parties.nameOf(taxNo).isEmpty()) {
            throw new TaxRefusal(TaxRefusal.UNKNOWN_TAXPAYER, "纳税人识别号未登记：" + taxNo);
        }
        if (!taxpayers.of(taxNo).mayIssue()) {
            throw new TaxRefusal(TaxRefusal.SUSPENDED, "纳税人状态异常或存在风险，不能领取发票号码");
        }
        InvoiceNumbers.Range range = numbers.draw(taxNo, count);
        return new Drawn("00", "成功", range.start(), range.end(), count);
    }
}
