package io.maotong.sandbox.refundbureau;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.refundbureau.DeclarationRequest.Export;
import io.maotong.sandbox.refundbureau.DeclarationRequest.Purchase;
import io.maotong.sandbox.refundbureau.Declarations.Use;
import io.maotong.sandbox.tax.TaxInvoices;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;

/** Takes filings in: everything is checked at once, and nothing is kept of a filing with faults. */
@Component
final class FilingDesk {

    private final Declarations declarations;
    private final Commodities commodities;
    private final EvidenceRules evidence;
    private final TaxInvoices taxInvoices;
    private final DueActions dueActions;
    private final RefundProperties properties;
    private final Clock clock;

    FilingDesk(
            Declarations declarations,
            Commodities commodities,
            EvidenceRules evidence,
            TaxInvoices taxInvoices,
            DueActions dueActions,
            RefundProperties properties,
            Clock clock) {
        this.declarations = declarations;
        this.commodities = commodities;
        this.evidence = evidence;
        this.taxInvoices = taxInvoices;
        this.dueActions = dueActions;
        this.properties = properties;
        this.clock = clock;
    }

    /** Runs in a transaction. @param running number of the filing */
    void file(long running, DeclarationRequest form) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, UtcTime.BUSINESS_ZONE);
        List<String> codes = form.purchases().stream()
                .map(Purchase::commodityCode)
                .filter(code -> code != null)
                .distinct()
                .toList();
        FormRules rules = new FormRules(properties, today, commodities.byCodes(codes));
        FieldFaults faults = rules.shapes(form);
        faults.refuseIfAny();
        rules.figures(form, faults);
        Optional<String> name = taxInvoices.nameOf(form.taxNo());
        faults.check(name.isPresent(), "taxNo", "纳税人未登记");
        evidence.check(form, faults);
        usedBefore(form, faults);
        faults.refuseIfAny();
        String id = "TS" + today.format(DateTimeFormatter.BASIC_ISO_DATE) + String.format("%010d", running);
        try {
            declarations.use(id, uses(form));
            declarations.insert(id, name.orElseThrow(), form, now);
        } catch (DuplicateKeyException meanwhile) {
            throw Refusal.conflict("USED_MEANWHILE", "发票、报关单或批次号刚被另一申报占用");
        }
        dueActions.schedule(Review.STEP, id, null, properties.step());
    }

    private void usedBefore(DeclarationRequest form, FieldFaults faults) {
        faults.check(!declarations.batchExists(form.taxNo(), form.period(), form.batchNo()), "batchNo", "该所属期的批次已申报");
        Set<String> invoices = declarations.used(
                Use.INVOICE, form.purchases().stream().map(Purchase::invoiceNo).toList());
        Set<String> items = declarations.used(
                Use.ENTRY_ITEM, form.exports().stream().map(Export::customsNo21).toList());
        for (int i = 0; i < form.purchases().size(); i++) {
            String number = form.purchases().get(i).invoiceNo();
            faults.check(!invoices.contains(number), "purchases[" + i + "].invoiceNo", "发票已申报退税：" + number);
        }
        for (int i = 0; i < form.exports().size(); i++) {
            String number = form.exports().get(i).customsNo21();
            faults.check(!items.contains(number), "exports[" + i + "].customsNo21", "报关单项已申报退税：" + number);
        }
    }

    private static Set<Use> uses(DeclarationRequest form) {
        Set<Use> uses = new LinkedHashSet<>();
        form.exports().stream()
                .map(Export::customsNo21)
                .sorted()
                .forEach(number -> uses.add(new Use(Use.ENTRY_ITEM, number)));
        form.purchases().stream()
                .map(Purchase::invoiceNo)
                .sorted()
                .forEach(number -> uses.add(new Use(Use.INVOICE, number)));
        return uses;
    }
}
