package io.maotong.invoice.issue;

import io.maotong.invoice.document.Agent;
import io.maotong.invoice.document.Deal;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.document.Voucher;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.util.List;

/**
 * An invoice as a person enters it; amounts are CNY.
 *
 * @param serialNo 1 to 32 of {@code [A-Za-z0-9_-]}, unique for the merchant; not needed for a preview
 * @param titleId title of the buyer, whose present content is printed; instead of the buyer
 * @param buyer given in full; on a change absent together with the title to keep the buyer
 * @param seller the natural person of a purchase; address and bank of oneself otherwise, name and number may be absent then
 * @param taxIncluded whether prices and amounts of the lines are with tax
 * @param version of the draft that is changed
 */
record InvoiceRequest(
        String serialNo,
        String reference,
        @NotNull InvoiceKind kind,
        String titleId,
        Party buyer,
        Party seller,
        String specialElement,
        String differential,
        String exportPolicy,
        boolean taxIncluded,
        @NotEmpty List<@NotNull @Valid Line> lines,
        String settlement,
        String drawer,
        String payee,
        String reviewer,
        String remark,
        boolean showSellerBank,
        boolean showBuyerBank,
        boolean showSellerAddress,
        boolean showBuyerAddress,
        Deal deal,
        List<Voucher> vouchers,
        Agent buyerAgent,
        String levyRefund,
        Long version) {

    /**
     * @param quantity together with the price or not at all
     * @param amount computed from quantity and price if absent; kept if inside the tolerances
     * @param rate as a fraction
     * @param tax computed if absent
     * @param nature NORMAL if absent
     */
    record Line(
            String name,
            String taxClassCode,
            String spec,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal amount,
            BigDecimal rate,
            BigDecimal tax,
            BigDecimal deduction,
            LineNature nature,
            String preference) {}
}
