package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.FieldFaults;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Invoices of every kind from outside, and what goes wrong when they are collected, verified and used. */
@RestController
@RequestMapping("/control/tax")
final class ControlCollectionController {

    private static final Set<String> KINDS = Set.of(
            "01", "02", "03", "04", "08", "10", "11", "14", "15", "51", "61", "81", "82", "83", "84", "85", "86", "87",
            "88");
    private static final Set<String> NUMBERS =
            Set.of(TaxQuirks.LAG, TaxQuirks.DUPLICATES, TaxQuirks.BROKEN, TaxQuirks.CUT_FILE, TaxQuirks.VERIFY_LAG);
    private static final Set<String> TEXTS = Set.of(TaxQuirks.DISORDER, TaxQuirks.VERIFY_DOCUMENT, TaxQuirks.SELECT);

    private final InvoiceVault vault;
    private final TaxQuirks quirks;
    private final TaxTransaction transaction;
    private final Clock clock;

    /** Everything as printed; a quantity may be absent or 0. */
    record LineRequest(
            String name,
            String spec,
            String unit,
            String quantity,
            String unitPrice,
            BigDecimal amount,
            BigDecimal rate,
            BigDecimal tax,
            String taxClassCode) {}

    /**
     * @param kind fplx
     * @param code 10 or 12 digits of a legacy invoice
     * @param number 8 digits of a legacy invoice, 20 of a digital one
     * @param issuedAt ISO-8601 date or local time; absent = now
     */
    record InvoiceRequest(
            String kind,
            String code,
            String number,
            String supplierTaxNo,
            String supplierName,
            String buyerTaxNo,
            String buyerName,
            String issuedAt,
            BigDecimal amount,
            BigDecimal tax,
            List<LineRequest> lines) {}

    /** @param checkCode the last six digits that are printed on it */
    record InvoiceResponse(String identity, String checkCode) {}

    /** @param value absent = 1 */
    record QuirkRequest(String value) {}

    ControlCollectionController(InvoiceVault vault, TaxQuirks quirks, TaxTransaction transaction, Clock clock) {
        this.vault = vault;
        this.quirks = quirks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** An invoice of any kind that was issued elsewhere; both sides collect it. */
    @PostMapping("/foreign-invoices")
    InvoiceResponse foreign(@RequestBody InvoiceRequest request) {
        boolean kind = request.kind() != null && KINDS.contains(request.kind());
        boolean legacy = kind && CollectedRecords.legacy(request.kind());
        LocalDateTime issuedAt = time(request.issuedAt());
        new FieldFaults()
                .check(kind, "kind", "a code of a kind")
                .check(
                        request.number() != null && request.number().matches(legacy ? "\\d{8}" : "\\d{20}"),
                        "number",
                        legacy ? "8 digits" : "20 digits")
                .check(
                        legacy == (request.code() != null && request.code().matches("\\d{10}|\\d{12}")),
                        "code",
                        legacy ? "10 or 12 digits" : "must be absent")
                .present("supplierTaxNo", request.supplierTaxNo())
                .present("supplierName", request.supplierName())
                .present("buyerName", request.buyerName())
                .check(issuedAt != null, "issuedAt", "ISO-8601")
                .check(request.amount() != null, "amount", "must be given")
                .check(request.tax() != null, "tax", "must be given")
                .refuseIfAny();
        String identity = legacy ? request.code() + request.number() : request.number();
        HeldInvoice invoice = new HeldInvoice(
                identity,
                request.kind(),
                "",
                request.supplierTaxNo(),
                request.supplierName(),
                request.buyerTaxNo() == null ? "" : request.buyerTaxNo(),
                request.buyerName(),
                issuedAt,
                request.amount(),
                request.tax(),
                request.amount().add(request.tax()),
                request.amount().signum() < 0 ? "3" : "0",
                "",
                "",
                "",
                "",
                null,
                null,
                "-",
                clock.instant());
        List<HeldLine> lines = lines(identity, request.lines() == null ? List.of() : request.lines());
        transaction.run(() -> {
            vault.add(List.of(invoice), lines);
            vault.offer(List.of(invoice), clock.instant());
            return null;
        });
        return new InvoiceResponse(identity, VerificationService.checkCode(identity));
    }

    private static List<HeldLine> lines(String identity, List<LineRequest> requests) {
        List<HeldLine> lines = new ArrayList<>();
        for (LineRequest line : requests) {
            lines.add(new HeldLine(
                    identity,
                    lines.size() + 1,
                    line.name(),
                    text(line.spec()),
                    text(line.unit()),
                    text(line.quantity()),
                    text(line.unitPrice()),
                    line.amount(),
                    line.rate(),
                    line.tax(),
                    text(line.taxClassCode())));
        }
        return lines;
    }

    private static String text(String value) {
        return value == null ? "" : value;
    }

    private LocalDateTime time(String text) {
        try {
            if (text == null) {
                return LocalDateTime.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE)
                        .withNano(0);
            }
            return text.length() == 10
                    ? LocalDate.parse(text).atTime(10, 0)
                    : LocalDateTime.parse(text).withNano(0);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    /** @param subject a taxpayer's number, or an invoice's (code and number as one) */
    @PutMapping("/quirks/{subject}/{quirk}")
    void quirk(@PathVariable String subject, @PathVariable String quirk, @RequestBody QuirkRequest request) {
        String value = request.value() == null ? "1" : request.value();
        new FieldFaults()
                .check(NUMBERS.contains(quirk) || TEXTS.contains(quirk), "quirk", NUMBERS + " or " + TEXTS)
                .check(
                        NUMBERS.contains(quirk) ? value.matches("\\d{1,9}") : value.matches("[A-Z0-9]{1,40}"),
                        "value",
                        NUMBERS.contains(quirk) ? "a number" : "capital letters or digits")
                .refuseIfAny();
        quirks.set(subject, quirk, value);
    }

    /** Everything about it is as usual again. */
    @DeleteMapping("/quirks/{subject}")
    void clear(@PathVariable String subject) {
        quirks.clear(subject);
    }
}
