package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The confirmations of red invoices 红字发票信息确认单 that the platform holds. An uploaded red invoice names one of them; the
 * upload compares the invoice with it and spends it.
 */
interface RedForms {

    /** States in which a form may be spent: nobody needed to confirm it, or both have. */
    Set<String> SPENDABLE = Set.of("01", "04");

    /**
     * The forms of these numbers, locked in the order of their numbers until the transaction ends. Unknown ones are
     * absent.
     */
    Map<String, Form> lock(Collection<String> numbers);

    /**
     * Spends a form: its red invoice was accepted, in the transaction that locked the form. Takes what the form reverses
     * from what is left of the blue invoice, and marks that one partly (7) or wholly (8) reversed.
     */
    void spend(String number, String redInvoice);

    /**
     * @param number hzqrxxdbh, 20 digits
     * @param uuid hzqrduuid
     * @param state hzqrxxztDm, 01 to 13
     * @param redInvoice number of the invoice that spent it; null while it is free
     * @param amount without tax, negative
     * @param tax negative or zero
     */
    record Form(
            String number,
            String uuid,
            String state,
            String redInvoice,
            String blueNumber,
            String sellerTaxNo,
            String buyerTaxNo,
            BigDecimal amount,
            BigDecimal tax,
            List<Line> lines) {

        public Form {
            lines = List.copyOf(lines);
        }

        boolean spendable() {
            return SPENDABLE.contains(state) && redInvoice == null;
        }
    }

    /**
     * @param blueLine mxxh of the line that it reverses
     * @param quantity negative; null if the form names none
     * @param amount negative
     * @param tax negative or zero
     */
    record Line(
            int blueLine, String classCode, BigDecimal quantity, BigDecimal amount, BigDecimal rate, BigDecimal tax) {}
}
