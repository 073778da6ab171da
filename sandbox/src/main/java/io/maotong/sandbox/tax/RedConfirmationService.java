package io.maotong.sandbox.tax;

import org.springframework.stereotype.Component;

/**
 * QDHZQRDQR: confirms (Y) or denies (N) what the other side entered, or withdraws (C) what oneself entered. The same
 * serial speaks once; later it only hears how the form stands.
 */
@Component
final class RedConfirmationService implements TaxService {

    private final RedDesk desk;
    private final RedStore store;
    private final RedAnswers answers;
    private final TaxTransaction transaction;

    RedConfirmationService(RedDesk desk, RedStore store, RedAnswers answers, TaxTransaction transaction) {
        this.desk = desk;
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
        return "QDHZQRDQR";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String serial = request.required("lsh");
        String taxNo = request.required("nsrsbh");
        String uuid = request.required("hzqrduuid");
        String word = request.required("qrlx");
        if (serial.length() > 40 || uuid.length() > 32) {
            throw new TaxRefusal(TaxRefusal.INVALID, "lsh或hzqrduuid过长");
        }
        RedHeld form = transaction.run(() -> desk.spokeBefore(accessUnit, serial, uuid, request)
                ? store.find(uuid).orElseThrow()
                : desk.answer(uuid, taxNo, word));
        return answers.whole(form, accessUnit);
    }
}
