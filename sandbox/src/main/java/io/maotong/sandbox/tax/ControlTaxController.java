package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.FieldFaults;
import io.maotong.sandbox.authority.Refusal;
import io.maotong.sandbox.authority.SerialStore;
import io.maotong.sandbox.authority.Tally;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The tax platform's other users: suppliers that issue invoices to our merchants, and the bureau's own people. */
@RestController
@RequestMapping("/control/tax")
final class ControlTaxController {

    private static final Pattern CLASS_CODE = Pattern.compile("[1-6]\\d{18}");
    private static final int MOST = 2_000;
    private static final int LARGEST_PAGE = 1_000;

    private final InvoiceVault vault;
    private final InvoiceNumbers numbers;
    private final TaxParties parties;
    private final TaxTransaction transaction;
    private final Quotas quotas;
    private final SerialStore serials;
    private final Tally tally;
    private final Clock clock;

    /** @param unitPrice without tax @param rate fraction, e.g. 0.13 */
    record LineRequest(
            String name,
            String spec,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal rate,
            String taxClassCode) {}

    /**
     * @param supplierTaxNo absent: the number held for that name, or one made from it
     * @param issuedAt ISO-8601 date, local time or time with offset; absent = now
     * @param fplx 81 special (default) or 82 normal
     */
    record InvoiceRequest(
            String supplierTaxNo,
            String supplierName,
            String buyerTaxNo,
            String buyerName,
            String issuedAt,
            String fplx,
            List<LineRequest> lines) {}

    /** @param serial optional: the same serial issues once */
    record InvoicesRequest(String serial, List<InvoiceRequest> invoices) {}

    record NumbersResponse(List<String> numbers) {}

    record PartyRequest(String taxNo, String name) {}

    /** Absent fields stay as they are; an empty one is cleared. */
    record StateRequest(String fpzt, String hxyt, String sfycpz, String sdzt) {}

    record QuotaRequest(String taxNo, BigDecimal total, Boolean suspended) {}

    record InvoiceState(
            String fphm,
            String fplx,
            String exportPolicy,
            String sellerTaxNo,
            String buyerTaxNo,
            String hjje,
            String hjse,
            String fpzt,
            String hxyt,
            String lsh) {}

    record InvoiceStates(List<InvoiceState> items, String next) {}

    private record Drafted(InvoiceRequest request, String supplierTaxNo, LocalDateTime issuedAt) {}

    ControlTaxController(
            InvoiceVault vault,
            InvoiceNumbers numbers,
            TaxParties parties,
            TaxTransaction transaction,
            Quotas quotas,
            SerialStore serials,
            Tally tally,
            Clock clock) {
        this.vault = vault;
        this.numbers = numbers;
        this.parties = parties;
        this.transaction = transaction;
        this.quotas = quotas;
        this.serials = serials;
        this.tally = tally;
        this.clock = clock;
    }

    @PostMapping("/input-invoices")
    ResponseEntity<?> issue(@RequestBody InvoicesRequest request) {
        List<Drafted> drafted = drafted(request);
        Map<String, Integer> counts = new TreeMap<>();
        drafted.forEach(draft -> counts.merge(draft.supplierTaxNo(), 1, Integer::sum));
        Map<String, InvoiceNumbers.Range> ranges = new HashMap<>();
        counts.forEach((supplier, count) -> ranges.put(supplier, numbers.take(supplier, count)));
        if (request.serial() == null) {
            return ResponseEntity.ok(transaction.run(() -> issue(drafted, ranges)));
        }
        return serials.once(
                Authority.TAX,
                "control/tax/input-invoices",
                request.serial(),
                request,
                HttpStatus.OK,
                () -> issue(drafted, ranges));
    }

    private List<Drafted> drafted(InvoicesRequest request) {
        FieldFaults faults = new FieldFaults();
        if (request.serial() != null) {
            faults.serial(request.serial());
        }
        int count = request.invoices() == null ? 0 : request.invoices().size();
        faults.check(count >= 1 && count <= MOST, "invoices", "1.." + MOST).refuseIfAny();
        Map<String, String> numberByName = new HashMap<>();
        List<Drafted> drafted = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            InvoiceRequest invoice = request.invoices().get(i);
            String at = "invoices[" + i + "].";
            LocalDateTime issuedAt = time(invoice.issuedAt());
            faults.present(at + "supplierName", invoice.supplierName())
                    .present(at + "buyerName", invoice.buyerName())
                    .check(
                            invoice.buyerTaxNo() != null && TaxNumbers.valid(invoice.buyerTaxNo()),
                            at + "buyerTaxNo",
                            "not a taxpayer number")
                    .check(
                            invoice.supplierTaxNo() == null || TaxNumbers.valid(invoice.supplierTaxNo()),
                            at + "supplierTaxNo",
                            "not a taxpayer number")
                    .check(issuedAt != null, at + "issuedAt", "ISO-8601")
                    .check(
                            invoice.fplx() == null
                                    || invoice.fplx().equals("81")
                                    || invoice.fplx().equals("82"),
                            at + "fplx",
                            "81 or 82")
                    .check(invoice.lines() != null && !invoice.lines().isEmpty(), at + "lines", "must not be empty");
            lines(invoice, at, faults);
            if (faults.none()) {
                String supplier = invoice.supplierTaxNo() != null
                        ? invoice.supplierTaxNo()
                        : numberByName.computeIfAbsent(invoice.supplierName(), parties::taxNoOf);
                drafted.add(new Drafted(invoice, supplier, issuedAt));
            }
        }
        faults.refuseIfAny();
        return drafted;
    }

    private static void lines(InvoiceRequest invoice, String at, FieldFaults faults) {
        List<LineRequest> lines = invoice.lines() == null ? List.of() : invoice.lines();
        for (int i = 0; i < lines.size(); i++) {
            LineRequest line = lines.get(i);
            String here = at + "lines[" + i + "].";
            faults.present(here + "name", line.name())
                    .present(here + "unit", line.unit())
                    .check(line.quantity() != null && line.quantity().signum() > 0, here + "quantity", "> 0")
                    .check(line.unitPrice() != null && line.unitPrice().signum() > 0, here + "unitPrice", "> 0")
                    .check(
                            line.rate() != null
                                    && line.rate().signum() >= 0
                                    && line.rate().compareTo(BigDecimal.ONE) < 0,
                            here + "rate",
                            "a fraction such as 0.13")
                    .matches(here + "taxClassCode", line.taxClassCode(), CLASS_CODE, "19 digits");
        }
    }

    private NumbersResponse issue(List<Drafted> drafted, Map<String, InvoiceNumbers.Range> ranges) {
        Instant now = clock.instant();
        Map<String, Long> used = new HashMap<>();
        Map<String, String> suppliers = new TreeMap<>();
        List<HeldInvoice> invoices = new ArrayList<>();
        List<HeldLine> lines = new ArrayList<>();
        for (Drafted draft : drafted) {
            InvoiceRequest request = draft.request();
            String first = ranges.get(draft.supplierTaxNo()).start();
            long offset = used.merge(draft.supplierTaxNo(), 1L, Long::sum) - 1;
            String number = InvoiceNumbers.number(first.substring(0, 5), Long.parseLong(first.substring(5)) + offset);
            suppliers.putIfAbsent(draft.supplierTaxNo(), request.supplierName());
            BigDecimal amount = BigDecimal.ZERO;
            BigDecimal tax = BigDecimal.ZERO;
            for (int i = 0; i < request.lines().size(); i++) {
                HeldLine line = line(number, i + 1, request.lines().get(i));
                lines.add(line);
                amount = amount.add(line.je());
                tax = tax.add(line.se());
            }
            invoices.add(new HeldInvoice(
                    number,
                    request.fplx() == null ? "81" : request.fplx(),
                    "",
                    draft.supplierTaxNo(),
                    request.supplierName(),
                    request.buyerTaxNo(),
                    request.buyerName(),
                    draft.issuedAt(),
                    amount,
                    tax,
                    amount.add(tax),
                    "0",
                    "",
                    "",
                    "",
                    "",
                    null,
                    null,
                    "-",
                    now));
        }
        Map<String, String> known = parties.namesOf(suppliers.keySet());
        suppliers.keySet().removeAll(known.keySet());
        parties.hold(suppliers);
        vault.add(invoices, lines);
        vault.offer(invoices, now);
        tally.add(Authority.TAX, "input invoices", invoices.size());
        return new NumbersResponse(invoices.stream().map(HeldInvoice::fphm).toList());
    }

    private static HeldLine line(String number, int position, LineRequest line) {
        BigDecimal amount = line.quantity().multiply(line.unitPrice()).setScale(2, RoundingMode.HALF_UP);
        return new HeldLine(
                number,
                position,
                line.name(),
                line.spec() == null ? "" : line.spec(),
                line.unit(),
                plain(line.quantity()),
                plain(line.unitPrice()),
                amount,
                line.rate(),
                amount.multiply(line.rate()).setScale(2, RoundingMode.HALF_UP),
                line.taxClassCode());
    }

    private static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** Null when it cannot be read. */
    private LocalDateTime time(String text) {
        if (text == null) {
            return LocalDateTime.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE)
                    .withNano(0);
        }
        try {
            if (text.length() == 10) {
                return LocalDate.parse(text).atTime(10, 0);
            }
            boolean withOffset = text.endsWith("Z") || text.lastIndexOf('+') > 10 || text.lastIndexOf('-') > 10;
            return withOffset
                    ? OffsetDateTime.parse(text)
                            .atZoneSameInstant(UtcTime.BUSINESS_ZONE)
                            .toLocalDateTime()
                            .withNano(0)
                    : LocalDateTime.parse(text).withNano(0);
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    @PostMapping("/parties")
    void party(@RequestBody PartyRequest request) {
        new FieldFaults()
                .check(request.taxNo() != null && TaxNumbers.valid(request.taxNo()), "taxNo", "not a taxpayer number")
                .present("name", request.name())
                .refuseIfAny();
        parties.hold(Map.of(request.taxNo(), request.name()));
    }

    /** Makes an invoice red, locked, abnormal or used otherwise; its buyer collects it once more. */
    @PutMapping("/invoices/{number}")
    void change(@PathVariable String number, @RequestBody StateRequest request) {
        transaction.run(() -> {
            HeldInvoice invoice = vault.lock(List.of(number)).get(number);
            if (invoice == null) {
                throw Refusal.notFound("no such invoice");
            }
            HeldInvoice changed = new HeldInvoice(
                    invoice.fphm(),
                    invoice.fplx(),
                    invoice.exportPolicy(),
                    invoice.sellerTaxNo(),
                    invoice.sellerName(),
                    invoice.buyerTaxNo(),
                    invoice.buyerName(),
                    invoice.issuedAt(),
                    invoice.hjje(),
                    invoice.hjse(),
                    invoice.jshj(),
                    request.fpzt() == null ? invoice.fpzt() : request.fpzt(),
                    request.hxyt() == null ? invoice.hxyt() : request.hxyt(),
                    request.sfycpz() == null ? invoice.sfycpz() : request.sfycpz(),
                    request.sdzt() == null ? invoice.sdzt() : request.sdzt(),
                    invoice.usePeriod(),
                    invoice.sllsh(),
                    invoice.lsh(),
                    invoice.bodySha256(),
                    invoice.readyAt());
            vault.changeState(changed);
            vault.offer(List.of(changed), clock.instant());
            return null;
        });
    }

    /** What the platform holds of a taxpayer, by number. */
    @GetMapping("/invoices")
    InvoiceStates invoices(
            @RequestParam String taxNo,
            @RequestParam(defaultValue = "seller") String role,
            @RequestParam(defaultValue = "") String after) {
        List<InvoiceState> items = vault.ofParty(role, taxNo, after, LARGEST_PAGE).stream()
                .map(i -> new InvoiceState(
                        i.fphm(),
                        i.fplx(),
                        i.exportPolicy(),
                        i.sellerTaxNo(),
                        i.buyerTaxNo(),
                        i.hjje().toPlainString(),
                        i.hjse().toPlainString(),
                        i.fpzt(),
                        i.hxyt(),
                        i.lsh()))
                .toList();
        return new InvoiceStates(
                items, items.size() < LARGEST_PAGE ? null : items.getLast().fphm());
    }

    @PutMapping("/quota")
    void quota(@RequestBody QuotaRequest request) {
        transaction.run(() -> {
            Quotas.Quota quota = quotas.lock(request.taxNo(), quotas.currentPeriod());
            BigDecimal total = request.total() == null ? quota.total() : request.total();
            new FieldFaults()
                    .check(total.compareTo(quota.downloaded()) >= 0, "total", "less than downloaded")
                    .refuseIfAny();
            quotas.save(new Quotas.Quota(
                    quota.taxNo(),
                    quota.period(),
                    total,
                    quota.downloaded(),
                    quota.used(),
                    request.suspended() == null ? quota.suspended() : request.suspended(),
                    quota.validUntil()));
            return null;
        });
    }
}
