package io.maotong.invoice.red;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people do with red forms, one transaction each. What the platform must hear is promised, not said. */
@Service
class RedFormService {

    static final String EXCHANGE = "red.exchange";

    /** What the intents of a form carry. */
    record FormReference(long formId) {}

    private final RedFormBook book;
    private final BlueInvoices blues;
    private final RedBalances balances;
    private final RedInvoices invoices;
    private final RedProperties settings;
    private final Intents intents;
    private final Clock clock;

    RedFormService(
            RedFormBook book,
            BlueInvoices blues,
            RedBalances balances,
            RedInvoices invoices,
            RedProperties settings,
            Intents intents,
            Clock clock) {
        this.book = book;
        this.blues = blues;
        this.balances = balances;
        this.invoices = invoices;
        this.settings = settings;
        this.intents = intents;
        this.clock = clock;
    }

    /** What an application would come to, with everything that speaks against it. */
    RedPlan preview(String blueNumber, RedPlan.Request request) {
        BlueInvoice blue = blues.get(blueNumber);
        return plan(blue, request, balances.look(blueNumber));
    }

    /**
     * Applies for the reversal of an invoice.
     *
     * @throws BusinessException with every broken rule
     */
    @Transactional
    RedFormRow apply(String blueNumber, RedPlan.Request request, boolean issueAtOnce, String actor) {
        return open(blueNumber, request, issueAtOnce, RedOrigin.OWN, RedFormStatus.APPLYING, actor, null);
    }

    /** What came of a suggestion: a form, or why there is none. */
    sealed interface Suggestion {

        record Form(RedFormRow row) implements Suggestion {}

        record Refused(Text why) implements Suggestion {}
    }

    /** The same for goods that came back: an officer decides unless the setting says otherwise. */
    @Transactional
    Suggestion suggest(String blueNumber, RedPlan.Request request, String actor, String why) {
        RedFormStatus first = settings.returnsAutomatic() ? RedFormStatus.APPLYING : RedFormStatus.WAITING_OFFICER;
        try {
            return new Suggestion.Form(open(blueNumber, request, true, RedOrigin.RETURN, first, actor, why));
        } catch (BusinessException e) {
            boolean wholeOnly = !request.lines().isEmpty()
                    && e.violations().stream().allMatch(one -> "WHOLE_ONLY".equals(one.rule()))
                    && !e.violations().isEmpty();
            if (wholeOnly) {
                // The buyer cannot have used it: all of it is reversed, and what was kept is free to be invoiced anew.
                return suggest(
                        blueNumber,
                        new RedPlan.Request(request.reason(), List.of(), request.remark(), request.booked()),
                        actor,
                        why + ", as a whole");
            }
            // Nothing was written yet. The return is kept and may be tried again.
            return new Suggestion.Refused(
                    e.violations().isEmpty()
                            ? e.detail()
                            : e.violations().getFirst().hint());
        }
    }

    /** How much of a line can still come back; nothing if it is not on an invoice here. */
    BigDecimal returnable(String blueNumber, int lineNo) {
        Optional<BlueInvoice> blue = blues.find(blueNumber);
        if (blue.isEmpty() || blue.get().lines().stream().noneMatch(line -> line.lineNo() == lineNo)) {
            return BigDecimal.ZERO;
        }
        BigDecimal left = new RedAmountRules(blue.get().lines(), balances.look(blueNumber))
                .left(lineNo)
                .quantity();
        return left == null ? BigDecimal.ZERO : left;
    }

    /** How much of the amount of a line, without tax, can still be given back; nothing if it is not on an invoice here. */
    BigDecimal allowable(String blueNumber, int lineNo) {
        return blues.find(blueNumber)
                .filter(blue -> blue.lines().stream().anyMatch(line -> line.lineNo() == lineNo))
                .map(blue -> new RedAmountRules(blue.lines(), balances.look(blueNumber))
                        .left(lineNo)
                        .amount())
                .orElse(BigDecimal.ZERO);
    }

    private RedFormRow open(
            String blueNumber,
            RedPlan.Request request,
            boolean issueAtOnce,
            RedOrigin origin,
            RedFormStatus first,
            String actor,
            String why) {
        BlueInvoice blue = blues.get(blueNumber);
        RedPlan plan = plan(blue, request, balances.lock(blue));
        List<Violation> violations = plan.violations();
        if (!violations.isEmpty()) {
            throw new BusinessException(codeOf(violations.getFirst()), violations);
        }
        RedFormRow row = row(plan, request, actor);
        row.origin = origin;
        row.status = first;
        row.issueAtOnce = issueAtOnce && blue.role() == Side.SELLER;
        List<RedFormLineRow> lines =
                plan.outcome().lines().stream().map(line -> line(row, line)).toList();
        if (!balances.take(blueNumber, lines)) {
            throw new IllegalStateException("the rules allowed more of " + blueNumber + " than is left");
        }
        book.insert(row, lines, actor, RedFormBook.SELF, why);
        if (first == RedFormStatus.APPLYING) {
            promise(row);
        }
        return row;
    }

    private RedPlan plan(BlueInvoice blue, RedPlan.Request request, Map<Integer, Taken> taken) {
        String number = blue.number();
        return new RedPlan(
                blue,
                request,
                new RedPlan.Past(
                        taken, book.open(number).isPresent(), book.counted(number, true), book.counted(number, false)),
                settings,
                settings.timesOn(BusinessTime.today(clock)));
    }

    /** The officer agrees to what a return suggested. */
    @Transactional
    RedFormRow submit(long id, String actor) {
        RedFormRow row = book.lock(id);
        RedForm form = book.form(row);
        form.submit(actor);
        book.save(row, form, RedFormBook.SELF);
        promise(row);
        return row;
    }

    /** Confirms or denies what the other side entered. */
    @Transactional
    RedFormRow answer(long id, Answer answer, String actor) {
        RedFormRow row = book.lock(id);
        RedForm form = book.form(row);
        boolean first = form.pending() == null;
        form.answer(answer, actor);
        if (first) {
            row.answers++;
            row.exchange = RedExchange.NONE;
            book.save(row, form, RedFormBook.SELF);
            promise(row);
        }
        return row;
    }

    /** Takes a form back that our merchant entered; one that never left simply ends. */
    @Transactional
    RedFormRow withdraw(long id, String actor, String reason) {
        RedFormRow row = book.lock(id);
        if (row.status != RedFormStatus.WAITING_OFFICER) {
            return answer(id, Answer.WITHDRAW, actor);
        }
        RedForm form = book.form(row);
        form.dismiss(actor, reason);
        book.save(row, form, RedFormBook.SELF);
        return row;
    }

    /** Issues the red invoice of a confirmed form. */
    @Transactional
    RedFormRow issue(long id, String actor) {
        RedFormRow row = book.lock(id);
        invoices.issue(row, actor);
        return row;
    }

    /** Drafts the invoice that takes the place of the reversed one. @return the id of the draft */
    @Transactional
    long reissue(long id) {
        RedFormRow row = book.lock(id);
        if (row.status != RedFormStatus.RED_ISSUED || row.role != Side.SELLER) {
            throw new IllegalTransition("red form", row.status, "reissue");
        }
        return invoices.draftReplacement(row);
    }

    private void promise(RedFormRow row) {
        intents.add(EXCHANGE, row.serialNo, new FormReference(row.id));
    }

    private RedFormRow row(RedPlan plan, RedPlan.Request request, String actor) {
        BlueInvoice blue = plan.blue();
        RedFormRow row = begun(clock.instant(), actor);
        row.role = blue.role();
        row.enteredBy = blue.role();
        row.blueNumber = blue.number();
        row.blueInvoiceId = blue.invoiceId();
        row.blueKindCode = blue.kindCode();
        row.blueIssuedAt = blue.issuedAt();
        row.blueAmount = blue.amount();
        row.blueTax = blue.tax();
        row.sellerTaxNo = blue.seller().taxNo();
        row.sellerName = blue.seller().name();
        row.buyerTaxNo = blue.buyer().taxNo();
        row.buyerName = blue.buyer().name();
        row.naturalPerson = blue.namesAPerson();
        row.reason = request.reason();
        row.whole = plan.outcome().whole();
        row.reserved = true;
        row.amount = plan.outcome().amount();
        row.tax = plan.outcome().tax();
        row.remark = request.remark();
        row.liveKey = blue.number();
        return row;
    }

    /** A row with nothing of its content. */
    static RedFormRow begun(Instant now, String actor) {
        RedFormRow row = new RedFormRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.version = 1L;
        row.serialNo = "RF" + Ids.text(row.id);
        row.exchange = RedExchange.NONE;
        row.answers = 0;
        row.alertedHours = 0;
        row.issueAttempt = 0;
        row.issueAtOnce = false;
        row.createdBy = actor;
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    private static RedFormLineRow line(RedFormRow form, RedLine line) {
        RedFormLineRow row = new RedFormLineRow();
        row.id = Ids.next();
        row.merchantId = form.merchantId;
        row.formId = form.id;
        row.lineNo = line.lineNo();
        row.blueLineNo = line.blue().lineNo();
        row.name = line.blue().name();
        row.shortName = line.blue().shortName();
        row.spec = line.blue().spec();
        row.unit = line.blue().unit();
        row.quantity = line.quantity();
        row.unitPrice = line.unitPrice();
        row.amount = line.amount();
        row.rate = line.blue().rate();
        row.tax = line.tax();
        row.taxClassCode = line.blue().taxClassCode();
        return row;
    }

    private static InvoiceError codeOf(Violation violation) {
        for (InvoiceError error : InvoiceError.values()) {
            if (error.code().equals(violation.code())) {
                return error;
            }
        }
        throw new IllegalStateException("no error " + violation.code());
    }

    /** Why a form that the other side refused or the platform voided is over, for people. */
    static Text ending(RedFormStatus status) {
        return switch (status) {
            case DENIED -> Text.of("对方已否认", "The other side denied it");
            case EXPIRED -> Text.of("超过72小时未确认，已作废", "Nobody confirmed it within 72 hours");
            case WITHDRAWN -> Text.of("发起方已撤销", "It was withdrawn");
            case REVOKED -> Text.of("确认后已撤销", "It was revoked after the confirmation");
            case VOIDED -> Text.of("税务平台已作废", "The platform voided it");
            case REFUSED -> Text.of("税务平台不接受该申请", "The platform refused the application");
            case DISMISSED -> Text.of("经办人未予申请", "The officer decided against it");
            default -> null;
        };
    }
}
