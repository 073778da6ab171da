package io.maotong.sandbox.refundbureau;

import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.port.CustomsEntries;
import io.maotong.sandbox.refundbureau.DeclarationRequest.Export;
import io.maotong.sandbox.refundbureau.DeclarationRequest.Purchase;
import io.maotong.sandbox.tax.TaxInvoices;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Compares the forms with what the tax platform and the single window hold. */
@Component
final class EvidenceRules {

    private static final Logger log = LoggerFactory.getLogger(EvidenceRules.class);
    private static final String US_DOLLAR = "502";
    private static final int DIGITAL_NUMBER = 20;

    private final TaxInvoices invoices;
    private final ObjectProvider<CustomsEntries> singleWindow;

    EvidenceRules(TaxInvoices invoices, ObjectProvider<CustomsEntries> singleWindow) {
        this.invoices = invoices;
        this.singleWindow = singleWindow;
    }

    void check(DeclarationRequest form, FieldFaults faults) {
        purchases(form, faults);
        exportInvoices(form, faults);
        CustomsEntries entries = singleWindow.getIfAvailable();
        if (entries == null) {
            log.warn("no single window in this process: the entries of {} are not compared", form.serial());
        } else {
            entries(form, entries, faults);
        }
    }

    private void purchases(DeclarationRequest form, FieldFaults faults) {
        Map<String, TaxInvoices.Invoice> held = invoices.byNumbers(
                form.purchases().stream().map(Purchase::invoiceNo).toList());
        Map<String, BigDecimal> used = new HashMap<>();
        Set<String> overdrawn = new HashSet<>();
        for (int i = 0; i < form.purchases().size(); i++) {
            Purchase row = form.purchases().get(i);
            String at = "purchases[" + i + "].";
            TaxInvoices.Invoice invoice = held.get(row.invoiceNo());
            if (invoice == null || !invoice.buyerTaxNo().equals(form.taxNo())) {
                faults.check(false, at + "invoiceNo", "无此发票，或购买方不是申报企业：" + row.invoiceNo());
                continue;
            }
            faults.check(invoice.special(), at + "invoiceNo", "不是增值税专用发票")
                    .check(invoice.sound(), at + "invoiceNo", "发票状态异常")
                    .check(invoice.selectedForRefund(), at + "invoiceNo", "发票未作退税勾选")
                    .check(invoice.sellerTaxNo().equals(row.supplierTaxNo()), at + "supplierTaxNo", "与发票不符")
                    .check(invoice.issuedOn().equals(row.invoiceDate()), at + "invoiceDate", "与发票不符")
                    .check(invoice.rates().contains(row.levyRate().stripTrailingZeros()), at + "levyRate", "与发票不符");
            BigDecimal sum = used.merge(row.invoiceNo(), row.taxableAmount(), BigDecimal::add);
            if (sum.compareTo(invoice.amount()) > 0 && overdrawn.add(row.invoiceNo())) {
                faults.check(
                        false, at + "taxableAmount", "超过发票金额" + invoice.amount().toPlainString());
            }
        }
    }

    /** A digital export invoice must be the company's own, issued under the refund policy. */
    private void exportInvoices(DeclarationRequest form, FieldFaults faults) {
        List<String> digital = form.exports().stream()
                .map(Export::exportInvoiceNo)
                .filter(EvidenceRules::digital)
                .distinct()
                .toList();
        Map<String, TaxInvoices.Invoice> held = invoices.byNumbers(digital);
        for (int i = 0; i < form.exports().size(); i++) {
            String number = form.exports().get(i).exportInvoiceNo();
            if (digital(number)) {
                TaxInvoices.Invoice invoice = held.get(number);
                faults.check(
                        invoice != null
                                && invoice.sellerTaxNo().equals(form.taxNo())
                                && invoice.exportPolicy().equals("01")
                                && invoice.sound(),
                        "exports[" + i + "].exportInvoiceNo",
                        "不是申报企业适用退税政策的有效出口发票：" + number);
            }
        }
    }

    private static boolean digital(String number) {
        return number.length() == DIGITAL_NUMBER && number.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static final class Declared {
        private BigDecimal quantity = BigDecimal.ZERO;
        private BigDecimal fob = BigDecimal.ZERO;
    }

    private void entries(DeclarationRequest form, CustomsEntries singleWindowEntries, FieldFaults faults) {
        Map<String, CustomsEntries.Entry> held = singleWindowEntries.byEntryIds(form.exports().stream()
                .map(row -> row.customsNo21().substring(0, 18))
                .collect(Collectors.toSet()));
        Map<String, Declared> declared = new HashMap<>();
        for (Export row : form.exports()) {
            Declared sums = declared.computeIfAbsent(row.customsNo21(), c -> new Declared());
            sums.quantity = sums.quantity.add(row.quantity());
            sums.fob = sums.fob.add(row.fobUsd());
        }
        for (int i = 0; i < form.exports().size(); i++) {
            Export row = form.exports().get(i);
            String at = "exports[" + i + "].";
            CustomsEntries.Entry entry = held.get(row.customsNo21().substring(0, 18));
            if (entry == null) {
                faults.check(false, at + "customsNo21", "单一窗口没有该报关单");
                continue;
            }
            String consignor = entry.consignorUscc() == null ? entry.ebcCode() : entry.consignorUscc();
            faults.check(form.taxNo().equals(consignor), at + "customsNo21", "境内发货人不是申报企业");
            faults.check(
                    entry.exportedOn() == null || entry.exportedOn().equals(row.exportDate()),
                    at + "exportDate",
                    "报关单出口日期为" + entry.exportedOn());
            int gnum = Integer.parseInt(row.customsNo21().substring(18));
            entry.items().stream()
                    .filter(item -> item.gnum() == gnum)
                    .findFirst()
                    .ifPresentOrElse(
                            item -> item(row, item, declared.get(row.customsNo21()), at, faults),
                            () -> faults.check(false, at + "customsNo21", "报关单没有第" + gnum + "项"));
        }
    }

    private static void item(Export row, CustomsEntries.Item item, Declared sums, String at, FieldFaults faults) {
        faults.check(row.commodityCode().startsWith(item.gcode()), at + "commodityCode", "报关单商品代码为" + item.gcode());
        boolean whole = equal(sums.quantity, item.quantity()) || equal(sums.quantity, item.quantity1());
        boolean part = less(sums.quantity, item.quantity()) || less(sums.quantity, item.quantity1());
        faults.check(
                whole || part,
                at + "quantity",
                "超过报关单数量"
                        + (item.quantity() == null
                                ? ""
                                : item.quantity().stripTrailingZeros().toPlainString()));
        if (US_DOLLAR.equals(item.currency()) && item.total() != null) {
            int compared = sums.fob.compareTo(item.total());
            faults.check(
                    whole ? compared == 0 : compared <= 0,
                    at + "fobUsd",
                    "与报关单离岸价" + item.total().toPlainString() + "不符");
        }
    }

    private static boolean equal(BigDecimal declared, BigDecimal held) {
        return held != null && declared.compareTo(held) == 0;
    }

    private static boolean less(BigDecimal declared, BigDecimal held) {
        return held != null && declared.compareTo(held) < 0;
    }
}
