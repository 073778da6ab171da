package io.maotong.refund.precheck;

import io.maotong.core.money.Money;
import io.maotong.refund.calculate.RefundFormula;
import io.maotong.refund.match.ExportLine;
import io.maotong.refund.match.Matching;
import io.maotong.refund.match.PurchaseLine;
import io.maotong.refund.rate.RefundRate;
import java.util.List;

/**
 * A declaration item with all that would be filed for it.
 *
 * @param fobUsd FOB in US dollars
 * @param receipts the receipts of its orders
 */
public record Candidate(Matching.Link link, RefundRate rate, Money fobUsd, List<Row> rows, List<Proof> receipts) {

    /** One purchase row of the forms. */
    public record Row(PurchaseLine.Use use, RefundFormula.Refund refund) {}

    /** The part of a receipt that proves this item's collection, in the receipt's currency. */
    public record Proof(String allocationId, String orderNo, Money amount, String payerName) {}

    public ExportLine export() {
        return link.export();
    }

    public Money refundable() {
        return Money.sum(rows.stream().map(row -> row.refund().refundable()).toList(), "CNY");
    }

    public Money taxable() {
        return Money.sum(rows.stream().map(row -> row.refund().taxable()).toList(), "CNY");
    }
}
