package io.maotong.forex.collection;

import io.maotong.core.money.Money;
import java.time.LocalDate;
import java.util.List;

/** A read debit/credit notification. */
record Notification(String messageId, List<Movement> movements) {

    Notification {
        movements = List.copyOf(movements);
    }

    /** What the bank says about one entry. */
    enum Kind {
        CREDIT,
        /** A credit is taken back. */
        REVERSAL,
        DEBIT
    }

    /**
     * One entry of an account.
     *
     * @param booked false while it is only announced
     * @param bankReference the account servicer's reference, or what stands in for it
     * @param originalReference of the credit that a reversal takes back, null if the bank does not name it
     * @param remittance every remittance text and structured reference, a line each
     * @param chargeBearer DEBT (OUR), CRED (BEN), SHAR or SLEV; null if not said
     */
    record Movement(
            String accountNo,
            Kind kind,
            boolean booked,
            Money amount,
            String bankReference,
            String originalReference,
            String payerName,
            String payerCountry,
            String remittance,
            String endToEndId,
            String uetr,
            String chargeBearer,
            LocalDate bookedOn,
            LocalDate valueOn) {}
}
