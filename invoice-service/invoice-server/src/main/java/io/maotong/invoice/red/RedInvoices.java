package io.maotong.invoice.red;

import io.maotong.core.error.IllegalTransition;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.intent.Intents;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.InvoiceReversed;
import io.maotong.invoice.document.BlueReference;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.issue.InvoiceDesk;
import io.maotong.invoice.issue.InvoiceListener;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.NewInvoice;
import io.maotong.invoice.issue.Origin;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.invoice.platform.RedPlatform;
import io.maotong.messaging.Events;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Turns a confirmed form into a red invoice, and the outcome of that into the end of the form. */
@Component
class RedInvoices implements InvoiceListener {

    private static final String CNY = "CNY";

    private final RedFormBook book;
    private final RedBalances balances;
    // The desk tells its listeners, and this is one.
    private final ObjectProvider<InvoiceDesk> desk;
    private final RedPlatform platform;
    private final RedProperties settings;
    // The queue knows its handlers and they know this.
    private final ObjectProvider<Intents> intents;
    private final Events events;
    private final Clock clock;

    RedInvoices(
            RedFormBook book,
            RedBalances balances,
            ObjectProvider<InvoiceDesk> desk,
            RedPlatform platform,
            RedProperties settings,
            ObjectProvider<Intents> intents,
            Events events,
            Clock clock) {
        this.book = book;
        this.balances = balances;
        this.desk = desk;
        this.platform = platform;
        this.settings = settings;
        this.intents = intents;
        this.events = events;
        this.clock = clock;
    }

    /** Stores the red invoice and promises to issue it. The form is locked. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void issue(RedFormRow row, String actor) {
        RedForm form = book.form(row);
        form.issue(actor);
        InvoiceDocument blue = desk.getObject()
                .find(row.blueInvoiceId == null ? -1 : row.blueInvoiceId)
                .map(StoredInvoice::document)
                .orElseThrow(() -> new IllegalTransition("red form", row.status, "issue without the blue invoice"));
        row.issueAttempt++;
        StoredInvoice red = desk.getObject()
                .issueRed(
                        new NewInvoice(row.issueSerial(), Origin.RED, Ids.text(row.id), null, document(row, blue)),
                        actor);
        row.redInvoiceId = red.id();
        book.save(row, form, RedFormBook.SELF);
    }

    private InvoiceDocument document(RedFormRow row, InvoiceDocument blue) {
        Map<Integer, InvoiceLine> blueLines = new HashMap<>();
        blue.lines().forEach(line -> blueLines.put(line.lineNo(), line));
        List<InvoiceLine> lines = book.linesOf(row.id).stream()
                .map(line -> red(line, blueLines.get(line.blueLineNo)))
                .toList();
        return new InvoiceDocument(
                null,
                blue.kind(),
                blue.specialElement(),
                blue.differential(),
                blue.exportPolicy(),
                blue.seller(),
                blue.buyer(),
                lines,
                row.amount,
                row.tax,
                row.amount.add(row.tax),
                blue.settlement(),
                blue.drawer(),
                blue.payee(),
                blue.reviewer(),
                row.remark,
                blue.showSellerBank(),
                blue.showBuyerBank(),
                blue.showSellerAddress(),
                blue.showBuyerAddress(),
                null,
                new BlueReference(row.blueNumber, row.confirmationNo, row.platformUuid),
                null,
                List.of(),
                null,
                blue.levyRefund());
    }

    private static InvoiceLine red(RedFormLineRow line, InvoiceLine blue) {
        return new InvoiceLine(
                line.lineNo,
                line.blueLineNo,
                blue.name(),
                blue.shortName(),
                blue.spec(),
                blue.unit(),
                line.quantity,
                line.unitPrice,
                line.amount,
                blue.rate(),
                line.tax,
                blue.deduction() == null || blue.deduction().signum() == 0
                        ? null
                        : blue.deduction().negate(),
                blue.taxClassCode(),
                LineNature.NORMAL,
                blue.preference());
    }

    /** In the transaction that moved the red invoice. */
    @Override
    public void moved(StoredInvoice invoice, InvoiceStatus from) {
        if (invoice.origin() != Origin.RED || from == null) {
            return;
        }
        Optional<RedFormRow> known = book.byRedInvoice(invoice.id());
        if (known.isEmpty()) {
            return;
        }
        switch (invoice.status()) {
            case ISSUED -> {
                RedFormRow row = book.lock(known.get().id);
                finish(row, invoice.document().number(), platform.channel());
            }
            case CANCELLED -> {
                RedFormRow row = book.lock(known.get().id);
                RedForm form = book.form(row);
                form.issueGivenUp("the red invoice was cancelled");
                row.redInvoiceId = null;
                // Whoever gave it up decides whether it is issued again.
                row.issueAtOnce = false;
                book.save(row, form, RedFormBook.SELF);
                intents.getObject()
                        .add(
                                row.merchantId,
                                RedPollIntent.KIND,
                                row.serialNo,
                                new RedFormService.FormReference(row.id),
                                settings.pollEvery());
            }
            default -> {
                // On its way: the invoice tells its own story.
            }
        }
    }

    /**
     * A red invoice was issued on a form, here or somewhere else. The form is locked.
     *
     * @param channel where that is known from
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void finish(RedFormRow row, String redNumber, String channel) {
        RedForm form = book.form(row);
        boolean news = form.issued(redNumber);
        if (form.status() == RedFormStatus.RED_ISSUED && row.redNumber == null) {
            row.redNumber = redNumber;
        }
        book.save(row, form, channel);
        if (news && form.status() == RedFormStatus.RED_ISSUED) {
            reversed(row);
        }
    }

    /** Counts a red invoice against its blue one and tells everybody. */
    void reversed(RedFormRow row) {
        BlueRow blue = balances.reversed(row.blueNumber, row.amount, row.tax);
        boolean whole = RedBalances.exhausted(blue, row.blueAmount);
        String entryId = null;
        if (row.blueInvoiceId != null) {
            StoredInvoice stored = desk.getObject().reversed(row.blueInvoiceId, whole, "red invoice " + row.redNumber);
            entryId = stored.document().deal() == null
                    ? null
                    : stored.document().deal().entryId();
        }
        events.publish(
                InvoiceEvents.INVOICE_REVERSED,
                row.blueNumber,
                blue.reversals,
                new InvoiceReversed(
                        row.blueNumber,
                        blue.reversals,
                        row.role == Side.SELLER ? "OUTPUT" : "INPUT",
                        row.redNumber,
                        whole,
                        Money.of(blue.amount, CNY),
                        Money.of(blue.tax, CNY),
                        entryId,
                        clock.instant()));
    }

    /** What was reversed, once more and positive, as a draft that takes the place of the blue invoice. */
    @Transactional(propagation = Propagation.MANDATORY)
    public long draftReplacement(RedFormRow row) {
        if (row.replacementId != null) {
            return row.replacementId;
        }
        InvoiceDocument blue =
                desk.getObject().find(row.blueInvoiceId).orElseThrow().document();
        boolean all = row.amount.negate().compareTo(row.blueAmount) == 0;
        List<InvoiceLine> lines = all ? blue.lines() : positive(row, blue);
        BigDecimal amount = all ? blue.amount() : row.amount.negate();
        BigDecimal tax = all ? blue.tax() : row.tax.negate();
        StoredInvoice draft = desk.getObject()
                .draft(new NewInvoice(
                        row.serialNo + "N",
                        Origin.MANUAL,
                        "red form " + Ids.text(row.id),
                        row.blueInvoiceId,
                        new InvoiceDocument(
                                null,
                                blue.kind(),
                                blue.specialElement(),
                                blue.differential(),
                                blue.exportPolicy(),
                                blue.seller(),
                                blue.buyer(),
                                lines,
                                amount,
                                tax,
                                amount.add(tax),
                                blue.settlement(),
                                blue.drawer(),
                                blue.payee(),
                                blue.reviewer(),
                                blue.remark(),
                                blue.showSellerBank(),
                                blue.showBuyerBank(),
                                blue.showSellerAddress(),
                                blue.showBuyerAddress(),
                                null,
                                null,
                                blue.deal(),
                                blue.vouchers(),
                                blue.buyerAgent(),
                                blue.levyRefund())));
        row.replacementId = draft.id();
        book.touch(row);
        return draft.id();
    }

    private List<InvoiceLine> positive(RedFormRow row, InvoiceDocument blue) {
        Map<Integer, InvoiceLine> blueLines = new HashMap<>();
        blue.lines().forEach(line -> blueLines.put(line.lineNo(), line));
        List<InvoiceLine> lines = new ArrayList<>();
        for (RedFormLineRow line : book.linesOf(row.id)) {
            InvoiceLine of = blueLines.get(line.blueLineNo);
            lines.add(new InvoiceLine(
                    lines.size() + 1,
                    null,
                    of.name(),
                    of.shortName(),
                    of.spec(),
                    of.unit(),
                    line.quantity == null ? null : line.quantity.negate(),
                    line.unitPrice,
                    line.amount.negate(),
                    of.rate(),
                    line.tax.negate(),
                    null,
                    of.taxClassCode(),
                    LineNature.NORMAL,
                    of.preference()));
        }
        return lines;
    }
}
