package io.maotong.sandbox.tax;

import org.springframework.stereotype.Component;

/**
 * QDHZQRDSQ: a side asks to reverse an invoice. The same serial (lsh) with the same content has the same form, as it is
 * now.
 */
@Component
final class RedApplicationService implements TaxService {

    private final RedDesk desk;
    private final RedAnswers answers;
    private final TaxTransaction transaction;

    RedApplicationService(RedDesk desk, RedAnswers answers, TaxTransaction transaction) {
        this.desk = desk;
        this.answers = answers;
        this.transaction = transaction;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "QDHZQRDSQ";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String serial = request.required("lsh");
        if (serial.length() > 40) {
            throw new TaxRefusal(TaxRefusal.INVALID, "lsh过长");
        }
        String number = desk.number();
        return answers.whole(transaction.run(() -> desk.enter(number, accessUnit, serial, request)), accessUnit);
    }
}
