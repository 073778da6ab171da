package io.maotong.sandbox.refundbureau;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Refusal.FieldFault;
import io.maotong.sandbox.authority.Tally;
import io.maotong.sandbox.bank.BankBookings;
import io.maotong.sandbox.bank.BankBookings.DomesticCredit;
import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueActions;
import io.maotong.sandbox.due.DueActions.Planned;
import io.maotong.sandbox.due.DueHandler;
import io.maotong.sandbox.refundbureau.Declarations.ReviewedRow;
import io.maotong.sandbox.tax.TaxInvoices;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Moves each filing one state on. The review compares the invoices again, since one may have become red meanwhile; the
 * treasury pays to the company's CNY account where it has one at the sandbox's bank.
 */
@Component
final class Review implements DueHandler {

    static final String STEP = "refund.step";
    private static final String TREASURY_NAME = "国家金库沙箱支库";

    private final Declarations declarations;
    private final TaxInvoices invoices;
    private final BankBookings bank;
    private final DueActions dueActions;
    private final NumberSequence numbers;
    private final RefundProperties properties;
    private final JsonMapper json;
    private final Tally tally;
    private final Clock clock;

    Review(
            Declarations declarations,
            TaxInvoices invoices,
            BankBookings bank,
            DueActions dueActions,
            NumberSequence numbers,
            RefundProperties properties,
            JsonMapper json,
            Tally tally,
            Clock clock) {
        this.declarations = declarations;
        this.invoices = invoices;
        this.bank = bank;
        this.dueActions = dueActions;
        this.numbers = numbers;
        this.properties = properties;
        this.json = json;
        this.tally = tally;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return STEP;
    }

    @Override
    public void handle(List<DueAction> actions) {
        List<Declaration> current =
                declarations.lock(actions.stream().map(DueAction::ref).toList());
        List<Declaration> reviewed = current.stream()
                .filter(declaration -> declaration.status() == DeclarationStatus.REVIEWING)
                .toList();
        Map<String, List<ReviewedRow>> rows =
                declarations.purchases(reviewed.stream().map(Declaration::id).toList());
        Map<String, TaxInvoices.Invoice> held = invoices.byNumbers(rows.values().stream()
                .flatMap(List::stream)
                .map(ReviewedRow::invoiceNo)
                .toList());
        Instant now = clock.instant();
        String day = LocalDate.ofInstant(now, UtcTime.BUSINESS_ZONE).format(DateTimeFormatter.BASIC_ISO_DATE);
        Map<String, String> references = pay(current);
        long running = numbers.block("refund-letter", current.size());
        List<Declaration> moved = new ArrayList<>();
        for (Declaration declaration : current) {
            String letter = day + String.format("%08d", running++);
            Declaration next = switch (declaration.status()) {
                case SUBMITTED -> declaration.accepted("SL" + letter);
                case ACCEPTED -> declaration.at(DeclarationStatus.REVIEWING);
                case REVIEWING -> review(declaration, rows.getOrDefault(declaration.id(), List.of()), held);
                case APPROVED -> declaration.at(DeclarationStatus.TREASURY);
                case TREASURY -> declaration.paid(now, references.getOrDefault(declaration.id(), "GK" + letter));
                case PAID, RETURNED -> declaration;
            };
            if (next != declaration) {
                moved.add(next);
                tally.add(Authority.REFUND_BUREAU, "declarations " + next.status());
            }
        }
        declarations.update(moved);
        dueActions.schedule(moved.stream()
                .filter(declaration -> !declaration.status().ended())
                .map(declaration -> new Planned(STEP, declaration.id(), null, properties.step()))
                .toList());
    }

    private Declaration review(Declaration declaration, List<ReviewedRow> rows, Map<String, TaxInvoices.Invoice> held) {
        List<FieldFault> faults = new ArrayList<>();
        BigDecimal amount = BigDecimal.ZERO;
        for (ReviewedRow row : rows) {
            amount = amount.add(row.refundable());
            TaxInvoices.Invoice invoice = held.get(row.invoiceNo());
            if (invoice == null || !invoice.sound() || !invoice.selectedForRefund()) {
                faults.add(
                        new FieldFault("purchases[seq=" + row.seq() + "].invoiceNo", "审核时发票状态异常：" + row.invoiceNo()));
            }
        }
        if (amount.compareTo(declaration.refundable()) != 0) {
            faults.add(new FieldFault("totals.refundable", "核准金额为" + amount.toPlainString()));
        }
        return faults.isEmpty() ? declaration.approved(amount) : declaration.returned(json.writeValueAsString(faults));
    }

    /** The bank's references by filing; absent = no CNY account here, the money goes elsewhere. */
    private Map<String, String> pay(List<Declaration> current) {
        List<DomesticCredit> credits = current.stream()
                .filter(declaration -> declaration.status() == DeclarationStatus.TREASURY)
                .map(declaration -> new DomesticCredit(
                        declaration.taxNo(),
                        declaration.approvedAmount(),
                        TREASURY_NAME,
                        "出口退税 " + declaration.period() + " " + declaration.batchNo() + " " + declaration.acceptanceNo(),
                        declaration.id()))
                .toList();
        return credits.isEmpty() ? Map.of() : bank.credit(credits);
    }
}
