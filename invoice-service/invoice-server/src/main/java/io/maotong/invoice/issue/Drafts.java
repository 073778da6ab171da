package io.maotong.invoice.issue;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.rule.Findings;
import io.maotong.invoice.source.Sources;
import io.maotong.invoice.source.Sources.Taxpayer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Invoices that people enter. */
@Service
class Drafts {

    /**
     * @param errors why it could not be stored
     * @param warnings what should be looked at
     * @param review why a second person would have to approve it
     */
    record Preview(
            InvoiceDocument document, List<Violation> errors, List<Violation> warnings, List<ReviewReason> review) {}

    private final IssuingDesk desk;
    private final InvoiceBook book;
    private final InvoiceComposer composer;
    private final InvoiceChecks checks;
    private final Sources sources;

    Drafts(IssuingDesk desk, InvoiceBook book, InvoiceComposer composer, InvoiceChecks checks, Sources sources) {
        this.desk = desk;
        this.book = book;
        this.composer = composer;
        this.checks = checks;
        this.sources = sources;
    }

    /** Calculates and checks; writes nothing. */
    Preview preview(InvoiceRequest request) {
        Taxpayer taxpayer = sources.taxpayer();
        InvoiceComposer.Composed composed = composer.compose(request, taxpayer, null);
        Findings findings = checks.findings(composed.document(), taxpayer);
        return new Preview(
                composed.document(),
                all(composed, findings),
                findings.warnings(),
                desk.reviewReasons(composed.document()));
    }

    @Transactional
    StoredInvoice create(InvoiceRequest request) {
        Taxpayer taxpayer = sources.taxpayer();
        InvoiceComposer.Composed composed = composer.compose(request, taxpayer, null);
        refuseGaps(composed, taxpayer);
        return desk.draft(new NewInvoice(
                Objects.requireNonNullElse(request.serialNo(), ""),
                Origin.MANUAL,
                request.reference(),
                null,
                composed.document()));
    }

    @Transactional
    StoredInvoice edit(long id, InvoiceRequest request, String actor) {
        HeaderRow row = book.get(id);
        Taxpayer taxpayer = sources.taxpayer();
        InvoiceComposer.Composed composed = composer.compose(request, taxpayer, book.document(row));
        refuseGaps(composed, taxpayer);
        new Violations()
                .check(
                        request.version() != null,
                        InvoiceError.VERSION_CONFLICT,
                        "version",
                        "40903",
                        Long.toString(row.version),
                        Text.of("请带上所修改的版本", "Say which version is changed"))
                .throwIfAny(InvoiceError.VERSION_CONFLICT);
        return desk.edit(id, request.version(), composed.document(), actor);
    }

    /** A new draft with the content of another invoice. */
    @Transactional
    StoredInvoice copy(long id, String serialNo) {
        HeaderRow row = book.get(id);
        if (row.red || row.origin == Origin.DECLARATION) {
            throw new IllegalTransition("invoice from " + row.origin, row.status, "copy");
        }
        return desk.draft(new NewInvoice(
                serialNo, Origin.MANUAL, row.serialNo, null, book.document(row).unissued()));
    }

    private void refuseGaps(InvoiceComposer.Composed composed, Taxpayer taxpayer) {
        if (!composed.gaps().isEmpty()) {
            List<Violation> all = all(composed, checks.findings(composed.document(), taxpayer));
            throw new BusinessException(InvoiceChecks.codeOf(all.getFirst()), all);
        }
    }

    // What was not given has no figure that could be wrong.
    private static List<Violation> all(InvoiceComposer.Composed composed, Findings findings) {
        List<Violation> all = new ArrayList<>(composed.gaps());
        findings.errors().stream()
                .filter(error -> composed.gaps().stream().noneMatch(gap -> sameLine(gap.field(), error.field())))
                .forEach(all::add);
        return all;
    }

    private static boolean sameLine(String gap, String field) {
        String line = gap.substring(0, gap.indexOf('.') + 1);
        return field != null && field.startsWith(line) && !field.endsWith("name") && !field.endsWith("taxClassCode");
    }
}
