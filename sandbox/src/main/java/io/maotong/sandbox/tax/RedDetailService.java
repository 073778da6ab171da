package io.maotong.sandbox.tax;

import org.springframework.stereotype.Component;

/** CXQDHZQRDMX: one form with its lines, for either side of it. */
@Component
final class RedDetailService implements TaxService {

    private final RedStore store;
    private final RedAnswers answers;
    private final TaxTransaction transaction;

    RedDetailService(RedStore store, RedAnswers answers, TaxTransaction transaction) {
        this.store = store;
        this.answers = answers;
        this.transaction = transaction;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "CXQDHZQRDMX";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String taxNo = request.required("nsrsbh");
        String uuid = request.required("hzqrduuid");
        RedHeld form = transaction
                .run(() -> {
                    store.expire();
                    return store.find(uuid);
                })
                .filter(held ->
                        held.sellerTaxNo().equals(taxNo) || held.buyerTaxNo().equals(taxNo))
                .orElseThrow(() -> new TaxRefusal(TaxRefusal.NOT_FOUND, "查无此确认单"));
        return answers.whole(form, accessUnit);
    }
}
