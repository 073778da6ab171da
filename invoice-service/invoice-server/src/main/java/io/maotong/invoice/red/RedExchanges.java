package io.maotong.invoice.red;

import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.invoice.platform.RedPlatform;
import io.maotong.invoice.platform.RedPlatform.RedApplication;
import io.maotong.invoice.platform.RedPlatform.RedLineRecord;
import io.maotong.invoice.platform.RedPlatform.RedRecord;
import io.maotong.invoice.source.Sources;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What is to be said to the platform about a form, and what it answered: one transaction each, under the form's lock. */
@Service
class RedExchanges {

    /** What comes next. */
    sealed interface Next {

        record Apply(RedApplication application, String serial) implements Next {}

        /** It may have arrived. @param days of the application */
        record AskForApplication(String taxNo, Side side, String blueNumber, List<LocalDate> days, String serial)
                implements Next {}

        record Say(String taxNo, String uuid, Answer answer, String serial) implements Next {}

        /** What was said may have arrived. */
        record AskForForm(String taxNo, String uuid) implements Next {}

        record Nothing() implements Next {}
    }

    private final RedFormBook book;
    private final RedInvoices invoices;
    private final Sources sources;
    private final RedProperties settings;
    // The queue knows its handlers and they know this.
    private final ObjectProvider<Intents> intents;
    private final RedPlatform platform;
    private final Clock clock;

    RedExchanges(
            RedFormBook book,
            RedInvoices invoices,
            Sources sources,
            RedProperties settings,
            ObjectProvider<Intents> intents,
            RedPlatform platform,
            Clock clock) {
        this.book = book;
        this.invoices = invoices;
        this.sources = sources;
        this.settings = settings;
        this.intents = intents;
        this.platform = platform;
        this.clock = clock;
    }

    /** Notes that something is about to be sent, before it is. */
    @Transactional
    Next next(long id) {
        RedFormRow row = book.lock(id);
        boolean maybeArrived = row.exchange == RedExchange.SENT;
        String taxNo = sources.taxpayer().taxNo();
        if (row.status == RedFormStatus.APPLYING && row.platformUuid == null) {
            if (maybeArrived) {
                LocalDate sent = BusinessTime.dateOf(row.sentAt);
                LocalDate today = BusinessTime.today(clock);
                // What left before midnight may have been entered after it.
                List<LocalDate> days = today.isAfter(sent) ? List.of(sent, sent.plusDays(1)) : List.of(sent);
                return new Next.AskForApplication(taxNo, row.role, row.blueNumber, days, row.serialNo);
            }
            sending(row);
            return new Next.Apply(application(row), row.serialNo);
        }
        if (row.pending != null && row.status.isAtThePlatform()) {
            if (maybeArrived) {
                return new Next.AskForForm(taxNo, row.platformUuid);
            }
            sending(row);
            return new Next.Say(taxNo, row.platformUuid, row.pending, row.answerSerial());
        }
        return new Next.Nothing();
    }

    private void sending(RedFormRow row) {
        row.exchange = RedExchange.SENT;
        row.sentAt = clock.instant();
        book.touch(row);
    }

    /** It never left, or the platform does not know it: it may be sent again. */
    @Transactional
    void neverArrived(long id) {
        RedFormRow row = book.lock(id);
        row.exchange = RedExchange.NONE;
        book.touch(row);
    }

    /** The platform does not want the application. */
    @Transactional
    void refused(long id, String code, String message) {
        RedFormRow row = book.lock(id);
        if (row.status != RedFormStatus.APPLYING) {
            return;
        }
        RedForm form = book.form(row);
        form.refused(code + " " + message);
        row.exchange = RedExchange.NONE;
        row.platformCode = RedFormBook.cut(code, 40);
        row.platformMessage = RedFormBook.cut(message, 2000);
        book.save(row, form, platform.channel());
    }

    /** The platform does not accept what our merchant said to the form. */
    @Transactional
    void answerRefused(long id, String code, String message) {
        RedFormRow row = book.lock(id);
        RedForm form = book.form(row);
        form.answerRefused(code + " " + message);
        row.exchange = RedExchange.NONE;
        row.platformCode = RedFormBook.cut(code, 40);
        row.platformMessage = RedFormBook.cut(message, 2000);
        book.save(row, form, platform.channel());
    }

    /** The platform shows the form as it is now. @return whether it went forward */
    @Transactional
    boolean observed(long id, RedRecord record) {
        RedFormRow row = book.lock(id);
        boolean first = row.platformUuid == null;
        if (first) {
            row.platformUuid = record.uuid();
            row.confirmationNo = record.confirmationNo();
        }
        if (!row.platformUuid.equals(record.uuid())) {
            throw new IllegalStateException(
                    row.serialNo + " is " + row.platformUuid + " at the platform, not " + record.uuid());
        }
        RedForm form = book.form(row);
        Optional<ConfirmationState> state = ConfirmationState.ofCode(record.state());
        boolean news = false;
        if (state.isPresent()) {
            news = form.observed(state.get(), record.enteredAt());
        } else {
            form.unknownState(record.state());
        }
        if (first || news) {
            row.exchange = RedExchange.NONE;
        }
        book.save(row, form, platform.channel());
        if (record.redNumber() != null && row.status != RedFormStatus.RED_ISSUING) {
            invoices.finish(row, record.redNumber(), platform.channel());
        }
        if (first) {
            intents.getObject()
                    .add(
                            row.merchantId,
                            RedPollIntent.KIND,
                            row.serialNo,
                            new RedFormService.FormReference(id),
                            settings.pollEvery());
        }
        return news;
    }

    /** The other side may be told in good time; people are told here. */
    @Transactional
    void alert(long id) {
        RedFormRow row = book.lock(id);
        RedForm form = book.form(row);
        if (!form.alertsDue(settings.alertHours()).isEmpty()) {
            book.save(row, form, RedFormBook.SELF);
        }
    }

    /** Something about the form that a person should see. */
    @Transactional
    void remark(long id, String what) {
        RedFormRow row = book.lock(id);
        if (!what.equals(row.attention)) {
            row.attention = RedFormBook.cut(what, 300);
            book.touch(row);
        }
    }

    /** Issues the red invoice if whoever applied wanted that. */
    @Transactional
    void issueIfAsked(long id) {
        RedFormRow row = book.lock(id);
        if (row.issueAtOnce && row.role == Side.SELLER && row.status.mayIssue() && row.pending == null) {
            invoices.issue(row, row.createdBy);
        }
    }

    private RedApplication application(RedFormRow row) {
        return new RedApplication(
                row.enteredBy.code(),
                row.sellerTaxNo,
                row.sellerName,
                row.buyerTaxNo,
                row.buyerName,
                row.blueNumber,
                row.blueKindCode,
                row.blueIssuedAt,
                row.blueAmount,
                row.blueTax,
                row.amount,
                row.tax,
                row.reason.code(),
                book.linesOf(row.id).stream()
                        .map(line -> new RedLineRecord(
                                line.lineNo,
                                line.blueLineNo,
                                line.taxClassCode,
                                line.shortName,
                                line.name,
                                line.spec,
                                line.unit,
                                line.quantity,
                                line.unitPrice,
                                line.amount,
                                line.rate,
                                line.tax))
                        .toList());
    }
}
