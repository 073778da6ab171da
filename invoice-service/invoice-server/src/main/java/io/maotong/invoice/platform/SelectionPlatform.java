package io.maotong.invoice.platform;

import io.maotong.invoice.platform.CollectionPlatform.InvoiceKey;
import java.util.List;

/** Telling the bureau what input invoices are used for 用途确认 (tax.md 1.16). No method may be called inside a transaction. */
public interface SelectionPlatform {

    String channel();

    /**
     * @param use hxyt: 1 deduct, 2 refund, 3 agent's refund, 6 not deducted
     * @param revoke true takes the use back
     * @param certificate what allows to take a refund back 出口货物转内销证明; null if none is needed
     */
    record Order(String buyerTaxNo, String use, boolean revoke, String certificate, List<InvoiceKey> invoices) {

        public Order {
            invoices = List.copyOf(invoices);
        }
    }

    /** @return the ticket; the same serial with the same order has the same one */
    PlatformAnswer<String> select(Order order, String serial);

    /** The outcome, invoice by invoice, once there is one. @param use as in the order */
    PlatformAnswer<List<UseResult>> selectionResult(String use, String ticket);

    /**
     * @param number code and number as one
     * @param code 01 done, 06 was so before, others refused
     * @param use hxyt as it is now
     * @param period yyyyMM
     */
    record UseResult(
            String number,
            String code,
            String message,
            String use,
            String period,
            String state,
            String abnormal,
            String locked) {}
}
