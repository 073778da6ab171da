package io.maotong.invoice.issue;

import io.maotong.core.actor.Actor;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.Text;
import io.maotong.core.time.BusinessTime;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.integrity.Flaw;
import io.maotong.invoice.integrity.IntegrityError;
import io.maotong.invoice.integrity.IntegrityFindings;
import io.maotong.invoice.number.Numbers;
import io.maotong.invoice.source.Sources;
import io.maotong.web.security.CurrentActor;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes invoices in and moves them up to the point where a worker carries them to the platform. */
@Service
class IssuingDesk implements InvoiceDesk {

    private final InvoiceBook book;
    private final Invoices invoices;
    private final DocumentRows documents;
    private final ContentHash hashes;
    private final InvoiceChecks checks;
    private final IssuedSeals seals;
    private final IntegrityFindings findings;
    private final Numbers numbers;
    private final Sources sources;
    // Policies look at invoices themselves.
    private final ObjectProvider<ReviewPolicy> policies;
    private final Clock clock;

    IssuingDesk(
            InvoiceBook book,
            Invoices invoices,
            DocumentRows documents,
            ContentHash hashes,
            InvoiceChecks checks,
            IssuedSeals seals,
            IntegrityFindings findings,
            Numbers numbers,
            Sources sources,
            ObjectProvider<ReviewPolicy> policies,
            Clock clock) {
        this.book = book;
        this.invoices = invoices;
        this.documents = documents;
        this.hashes = hashes;
        this.checks = checks;
        this.seals = seals;
        this.findings = findings;
        this.numbers = numbers;
        this.sources = sources;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    @Transactional
    public StoredInvoice draft(NewInvoice invoice) {
        Optional<HeaderRow> known = sameAsBefore(invoice);
        if (known.isPresent()) {
            return book.stored(known.get());
        }
        checks.blue(invoice.document(), sources.taxpayer(), invoice.origin());
        return book.stored(store(invoice, InvoiceStatus.DRAFT, actor()));
    }

    @Override
    @Transactional
    public StoredInvoice submit(long id, String actor) {
        HeaderRow row = book.lock(id);
        // Pressed twice, or by two people: the first one did it.
        if (row.status == InvoiceStatus.PENDING_REVIEW || row.status == InvoiceStatus.READY) {
            return book.stored(row);
        }
        if (row.status != InvoiceStatus.DRAFT) {
            throw new IllegalTransition("invoice", row.status, "submit");
        }
        StoredInvoice draft = book.stored(row);
        boolean inTurn = policies.stream().anyMatch(ReviewPolicy::countsOthers);
        // Tables may have changed since the draft was written.
        checks.blue(draft.document(), inTurn ? sources.lockTaxpayer() : sources.taxpayer(), row.origin);
        row.submittedBy = actor;
        row.submittedOn = BusinessTime.today(clock);
        List<ReviewReason> reasons = policies.orderedStream()
                .flatMap(policy -> policy.reasons(draft).stream())
                .toList();
        if (reasons.isEmpty()) {
            row.reviewReasons = null;
            book.move(row, draft.document(), InvoiceStatus.READY, actor, InvoiceBook.SELF, null);
            invoices.promise(row);
        } else {
            row.reviewReasons = reasons.stream().map(ReviewReason::stored).collect(Collectors.joining("\n"));
            String words = reasons.stream().map(reason -> reason.text().zh()).collect(Collectors.joining("；"));
            book.move(row, draft.document(), InvoiceStatus.PENDING_REVIEW, actor, InvoiceBook.SELF, words);
        }
        return book.storedAs(row, draft.document());
    }

    @Override
    @Transactional
    public StoredInvoice issueRed(NewInvoice red, String actor) {
        Optional<HeaderRow> known = sameAsBefore(red);
        if (known.isPresent()) {
            return book.stored(known.get());
        }
        checks.red(red.document(), sources.taxpayer());
        HeaderRow row = store(red, InvoiceStatus.READY, actor);
        invoices.promise(row);
        return book.stored(row);
    }

    @Override
    @Transactional
    public StoredInvoice reversed(long blueId, boolean whole, String reason) {
        HeaderRow row = book.lock(blueId);
        InvoiceStatus next = whole ? InvoiceStatus.REVERSED : InvoiceStatus.PART_REVERSED;
        boolean again = row.status == next;
        if (!again) {
            book.move(row, next, InvoiceBook.SYSTEM, InvoiceBook.SELF, reason);
        }
        return book.stored(row);
    }

    @Override
    @Transactional
    public StoredInvoice delivered(long id, String how) {
        HeaderRow row = book.lock(id);
        if (row.status == InvoiceStatus.ISSUED) {
            book.move(row, InvoiceStatus.DELIVERED, InvoiceBook.SYSTEM, InvoiceBook.SELF, how);
        }
        return book.stored(row);
    }

    @Override
    public List<Long> issuedBetween(Instant from, Instant until, long after, int limit) {
        return book.issuedBetween(from, until, after, limit);
    }

    @Override
    public Optional<StoredInvoice> find(long id) {
        return book.find(id).map(book::stored);
    }

    @Override
    public Optional<StoredInvoice> findIntact(long id) {
        Optional<IssuedSeals.Checked> checked = seals.checked(id);
        if (checked.isEmpty()) {
            return find(id);
        }
        Flaw flaw = checked.get().flaw();
        if (flaw != null) {
            findings.raiseApart(flaw);
            throw new BusinessException(
                    IntegrityError.ROW_ALTERED,
                    Text.of(
                                    "发票 %s 的数据与开具时不一致，已停止使用并通知运营核查",
                                    "Invoice %s is not stored as it was issued: it is not used, and operations look into it")
                            .with(flaw.number()));
        }
        return checked.map(one -> book.stored(one.invoice()));
    }

    @Override
    public boolean isIntact(long id) {
        return seals.checked(id).map(IssuedSeals.Checked::flaw).isEmpty();
    }

    @Override
    public Optional<StoredInvoice> findByNumber(String number) {
        return book.byNumber(number).map(book::stored);
    }

    /** Why a second person would have to approve it, if it were submitted now. */
    List<ReviewReason> reviewReasons(InvoiceDocument document) {
        return reasons(new StoredInvoice(0, 0, "", Origin.MANUAL, null, InvoiceStatus.DRAFT, false, document));
    }

    private List<ReviewReason> reasons(StoredInvoice draft) {
        return policies.orderedStream()
                .flatMap(policy -> policy.reasons(draft).stream())
                .toList();
    }

    /** Takes another content into a draft, or into a failed invoice, which becomes a draft again. */
    @Transactional
    StoredInvoice edit(long id, long version, InvoiceDocument content, String actor) {
        HeaderRow row = book.lock(id);
        expectVersion(row, version);
        expectOwnContent(row, "edit");
        if (row.status == InvoiceStatus.FAILED) {
            invoices.reopen(row);
            book.move(row, InvoiceStatus.DRAFT, actor, InvoiceBook.SELF, null);
        }
        if (!row.status.isEditable()) {
            throw new IllegalTransition("invoice", row.status, "edit");
        }
        checks.blue(content, sources.taxpayer(), row.origin);
        book.replaceContent(row, content);
        return book.stored(row);
    }

    /** Takes it back from the review, or from the queue before a worker has begun with it. */
    @Transactional
    StoredInvoice withdraw(long id, String actor, String reason) {
        HeaderRow row = book.lock(id);
        expectOwnContent(row, "withdraw");
        boolean untouched = row.status == InvoiceStatus.READY && row.number == null;
        if (row.status != InvoiceStatus.PENDING_REVIEW && !untouched) {
            throw new IllegalTransition("invoice", row.status, "withdraw");
        }
        row.reviewReasons = null;
        book.move(row, InvoiceStatus.DRAFT, actor, InvoiceBook.SELF, reason);
        return book.stored(row);
    }

    /** @throws BusinessException {@link InvoiceError#FOUR_EYES} for who drafted or submitted it */
    @Transactional
    StoredInvoice approve(long id, long version, String actor) {
        HeaderRow row = reviewed(id, version, actor, "approve");
        checks.blue(book.document(row), sources.taxpayer(), row.origin);
        book.move(row, InvoiceStatus.READY, actor, InvoiceBook.SELF, null);
        invoices.promise(row);
        return book.stored(row);
    }

    @Transactional
    StoredInvoice reject(long id, long version, String actor, String reason) {
        HeaderRow row = reviewed(id, version, actor, "reject");
        book.move(row, InvoiceStatus.DRAFT, actor, InvoiceBook.SELF, reason);
        return book.stored(row);
    }

    /** Its number is void and the declaration may be invoiced anew. */
    @Override
    @Transactional
    public StoredInvoice cancel(long id, String actor, String reason) {
        HeaderRow row = book.lock(id);
        // What has a number may be on its way this very moment, unless it failed.
        boolean nowhere = switch (row.status) {
            case DRAFT, PENDING_REVIEW, FAILED -> true;
            case READY -> row.number == null && row.origin != Origin.DECLARATION && row.origin != Origin.RED;
            default -> false;
        };
        if (!nowhere) {
            throw new IllegalTransition("invoice", row.status, "cancel");
        }
        if (row.number != null) {
            numbers.voidLocally(row.number);
        }
        row.liveKey = null;
        book.move(row, InvoiceStatus.CANCELLED, actor, InvoiceBook.SELF, reason);
        return book.stored(row);
    }

    private HeaderRow reviewed(long id, long version, String actor, String action) {
        HeaderRow row = book.lock(id);
        if (row.status != InvoiceStatus.PENDING_REVIEW) {
            throw new IllegalTransition("invoice", row.status, action);
        }
        expectVersion(row, version);
        if (actor.equals(row.createdBy) || actor.equals(row.submittedBy)) {
            throw new BusinessException(InvoiceError.FOUR_EYES, InvoiceError.FOUR_EYES.title());
        }
        return row;
    }

    private HeaderRow store(NewInvoice invoice, InvoiceStatus status, String actor) {
        InvoiceDocument document = invoice.document();
        HeaderRow row = invoices.header(document, sources.taxpayer().regionCode(), status, actor);
        row.serialNo = invoice.serialNo();
        row.origin = invoice.origin();
        row.reference = invoice.reference();
        row.replacesId = invoice.replaces();
        row.contentHash = hashes.of(invoice);
        if (status == InvoiceStatus.READY) {
            row.submittedBy = actor;
            row.submittedOn = BusinessTime.today(clock);
        }
        InvoiceBook.Entry entry = new InvoiceBook.Entry(
                row,
                document.lines().stream()
                        .map(line -> documents.detail(row, line))
                        .toList(),
                document.vouchers().stream()
                        .map(voucher -> documents.voucher(row, voucher))
                        .toList());
        try {
            book.insert(List.of(entry), actor);
        } catch (DuplicateKeyException e) {
            // Two at once under one serial number: the other one was first.
            return sameAsBefore(invoice).orElseThrow(() -> e);
        }
        return row;
    }

    private Optional<HeaderRow> sameAsBefore(NewInvoice invoice) {
        checks.serial(invoice.serialNo());
        Optional<HeaderRow> known = book.bySerial(invoice.serialNo());
        if (known.isPresent() && !hashes.of(invoice).equals(known.get().contentHash)) {
            throw new BusinessException(
                    InvoiceError.SERIAL_REUSED,
                    Text.of("流水号 %s 已用于另一张发票", "The serial number %s belongs to another invoice")
                            .with(invoice.serialNo()));
        }
        return known;
    }

    private static void expectVersion(HeaderRow row, long version) {
        if (row.version != version) {
            throw new BusinessException(
                    InvoiceError.VERSION_CONFLICT,
                    Text.of("发票已被他人修改，当前版本 %d，请刷新后重试", "The invoice is at version %d now: read it again")
                            .with(row.version));
        }
    }

    // Those are made by their declaration or red form, and are made again from there.
    private static void expectOwnContent(HeaderRow row, String action) {
        if (row.origin == Origin.DECLARATION || row.origin == Origin.RED) {
            throw new IllegalTransition("invoice from " + row.origin, row.status, action);
        }
    }

    private static String actor() {
        return CurrentActor.find().map(Actor::id).orElse(InvoiceBook.SYSTEM);
    }
}
