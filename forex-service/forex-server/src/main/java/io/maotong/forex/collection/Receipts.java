package io.maotong.forex.collection;

import io.maotong.core.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;

/** Money from abroad, as matching sees it. Everything here works in the merchant's scope. */
public interface Receipts {

    /** Receipts with money that no order has got, by rising id from after one; they are locked. */
    List<Receipt> lockOpen(long afterId, int limit);

    /** @throws io.maotong.core.error.NotFoundException if the merchant has no such receipt */
    Receipt lock(long id);

    /** The receipts, without locks. */
    List<Receipt> find(Collection<Long> ids);

    /** Records how much of each receipt orders have got now. */
    void allocated(Collection<Allocated> changes);

    /** @param allocated all of it so far; {@code status} follows from it */
    record Allocated(long receiptId, Money allocated, ReceiptStatus status) {}

    /**
     * @param remittance texts of the payer, a line each
     * @param chargeBearer DEBT, CRED, SHAR, SLEV or null
     */
    record Receipt(
            long id,
            ReceiptStatus status,
            String bankReference,
            Money amount,
            Money allocated,
            String payerName,
            String payerCountry,
            String remittance,
            String endToEndId,
            String chargeBearer,
            LocalDate bookedOn) {

        public Money remaining() {
            return amount.minus(allocated);
        }
    }
}
