package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Tally;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * QDFPSC: takes up to some hundred invoices under one serial (lsh). The same serial with the same content has the same
 * acceptance number; the same invoice under another serial is accepted again without effect.
 */
@Component
final class UploadService implements TaxService {

    private static final DateTimeFormatter PERIOD = DateTimeFormatter.ofPattern("yyyyMM");

    private final JdbcTemplate jdbc;
    private final TaxTransaction transaction;
    private final InvoiceVault vault;
    private final InvoiceNumbers numbers;
    private final TaxParties parties;
    private final Quotas quotas;
    private final Taxpayers taxpayers;
    private final GoodsClasses classes;
    private final ObjectProvider<RedForms> redForms;
    private final TaxMoods moods;
    private final ContentDigest digest;
    private final Processing processing;
    private final NumberSequence sequence;
    private final TaxProperties properties;
    private final Tally tally;
    private final Clock clock;

    record Accepted(String returncode, String returnmsg, String sllsh) {}

    private record Judged(WireFields invoice, String number, String sha256, String verdict, String message) {

        boolean accepted() {
            return verdict.equals("00");
        }

        /** Accepted now, not before. */
        boolean fresh() {
            return accepted() && invoice != null;
        }

        boolean red() {
            return invoice.text("lzfpbz").equals("1");
        }
    }

    UploadService(
            JdbcTemplate jdbc,
            TaxTransaction transaction,
            InvoiceVault vault,
            InvoiceNumbers numbers,
            TaxParties parties,
            Quotas quotas,
            Taxpayers taxpayers,
            GoodsClasses classes,
            ObjectProvider<RedForms> redForms,
            TaxMoods moods,
            ContentDigest digest,
            Processing processing,
            NumberSequence sequence,
            TaxProperties properties,
            Tally tally,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.numbers = numbers;
        this.parties = parties;
        this.quotas = quotas;
        this.taxpayers = taxpayers;
        this.classes = classes;
        this.redForms = redForms;
        this.moods = moods;
        this.digest = digest;
        this.processing = processing;
        this.sequence = sequence;
        this.properties = properties;
        this.tally = tally;
        this.clock = clock;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "QDFPSC";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String serial = request.required("lsh");
        List<WireFields> invoices = request.list("fpxx");
        if (serial.length() > 40) {
            throw new TaxRefusal(TaxRefusal.INVALID, "lsh过长");
        }
        if (invoices.isEmpty() || invoices.size() > properties.mostPerUpload()) {
            throw new TaxRefusal(TaxRefusal.INVALID, "fpxx须有1至" + properties.mostPerUpload() + "张发票");
        }
        String day =
                LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE).format(DateTimeFormatter.BASIC_ISO_DATE);
        String ticket = "SL" + day + String.format("%010d", sequence.next("tax-upload"));
        return new Accepted("00", "成功", transaction.run(() -> accept(ticket, accessUnit, serial, request, invoices)));
    }

    private String accept(
            String ticket, String accessUnit, String serial, WireFields request, List<WireFields> invoices) {
        String content = digest.of(request);
        Instant readyAt = processing.readyAt();
        try {
            jdbc.update(
                    "INSERT INTO tax_upload (sllsh, access_unit, lsh, body_sha256, ready_at, created_at)"
                            + " VALUES (?,?,?,?,?,?)",
                    ticket,
                    accessUnit,
                    serial,
                    content,
                    UtcTime.toRow(readyAt),
                    UtcTime.toRow(clock.instant()));
        } catch (DuplicateKeyException known) {
            return again(accessUnit, serial, content);
        }
        List<Judged> judged = withinQuota(judge(invoices));
        keep(ticket, serial, readyAt, judged);
        return ticket;
    }

    private String again(String accessUnit, String serial, String content) {
        record Before(String ticket, String content) {}
        Before before = jdbc.queryForObject(
                "SELECT sllsh, body_sha256 FROM tax_upload WHERE access_unit = ? AND lsh = ?",
                (row, n) -> new Before(row.getString(1), row.getString(2)),
                accessUnit,
                serial);
        if (!before.content().equals(content)) {
            throw new TaxRefusal(TaxRefusal.SERIAL_REUSED, "流水号已用于另一请求");
        }
        tally.add(Authority.TAX, "answered again QDFPSC");
        return before.ticket();
    }

    private List<Judged> judge(List<WireFields> invoices) {
        InvoiceRules rules = rules(invoices);
        List<String> given =
                invoices.stream().map(invoice -> invoice.text("fphm")).toList();
        Map<String, HeldInvoice> held = vault.byNumbers(given);
        Set<String> seen = new HashSet<>();
        List<Judged> judged = new ArrayList<>();
        for (WireFields invoice : invoices) {
            String number = invoice.text("fphm");
            String content = digest.of(invoice);
            HeldInvoice before = held.get(number);
            if (before != null) {
                boolean same = before.bodySha256().equals(content);
                tally.add(Authority.TAX, same ? "invoices uploaded again" : "invoice numbers used twice");
                judged.add(new Judged(
                        null,
                        number,
                        content,
                        same ? "00" : Fault.NUMBER_TAKEN,
                        same ? "已上传" : "[" + Fault.NUMBER_TAKEN + "]发票号码已用于另一张发票"));
                continue;
            }
            InvoiceFaults faults = rules.check(invoice);
            faults.check(seen.add(number), Fault.NUMBER_TAKEN, "同一请求内发票号码重复");
            String form = invoice.text("hzqrxxdbh");
            faults.check(form.isEmpty() || seen.add(form), Fault.RED, "同一请求内红字发票信息确认单重复");
            judged.add(new Judged(invoice, number, content, faults.verdict(), faults.none() ? "成功" : faults.text()));
        }
        return judged;
    }

    private InvoiceRules rules(List<WireFields> invoices) {
        Set<String> taxNos = new TreeSet<>();
        Set<String> codes = new TreeSet<>();
        Set<String> forms = new TreeSet<>();
        Map<String, TreeSet<String>> numbersByIssuer = new HashMap<>();
        for (WireFields invoice : invoices) {
            taxNos.add(invoice.text("xsfnsrsbh"));
            taxNos.add(invoice.text("gmfnsrsbh"));
            numbersByIssuer
                    .computeIfAbsent(SpecialRules.issuer(invoice), issuer -> new TreeSet<>())
                    .add(invoice.text("fphm"));
            invoice.list("fpmxList").forEach(line -> codes.add(line.text("sphfwssflhbbm")));
            if (invoice.text("lzfpbz").equals("1")) {
                forms.add(invoice.text("hzqrxxdbh"));
            }
        }
        taxNos.remove("");
        Map<String, List<InvoiceNumbers.Range>> ranges = new HashMap<>();
        numbersByIssuer.forEach((issuer, used) -> ranges.put(issuer, numbers.drawn(issuer, used.first(), used.last())));
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE);
        Set<BigDecimal> rates = new HashSet<>();
        jdbc.query(
                "SELECT rate FROM tax_rate WHERE ? BETWEEN valid_from AND valid_to",
                row -> {
                    rates.add(RuleBook.plain(row.getBigDecimal(1)));
                },
                now.toLocalDate());
        RedForms held = redForms.getIfAvailable();
        return new InvoiceRules(new RuleBook(
                now,
                properties.latestUpload(),
                parties.namesOf(taxNos),
                taxpayers.told(taxNos),
                ranges,
                rates,
                classes.byCodes(codes),
                held == null || forms.isEmpty() ? Map.of() : held.lock(forms)));
    }

    /** Spends the downloaded amount of each issuer and month, in the order of the upload. */
    private List<Judged> withinQuota(List<Judged> judged) {
        Map<String, HeldInvoice> blues = vault.byNumbers(judged.stream()
                .filter(one -> one.fresh() && one.red())
                .map(one -> one.invoice().text("dylzfphm"))
                .toList());
        TreeMap<String, Quotas.Quota> locked = new TreeMap<>();
        for (Judged one : judged) {
            if (one.fresh()) {
                locked.put(quotaKey(one), null);
            }
        }
        locked.replaceAll((key, none) -> quotas.lock(key.substring(6), key.substring(0, 6)));
        String thisMonth = quotas.currentPeriod();
        List<Judged> result = new ArrayList<>();
        for (Judged one : judged) {
            if (!one.fresh()) {
                result.add(one);
                continue;
            }
            Quotas.Quota quota = locked.get(quotaKey(one));
            BigDecimal amount = one.invoice().decimal("hjje");
            if (one.red()) {
                HeldInvoice blue = blues.get(one.invoice().text("dylzfphm"));
                boolean sameMonth =
                        blue != null && blue.issuedAt().format(PERIOD).equals(quota.period());
                locked.put(
                        quotaKey(one),
                        sameMonth ? quota.usedBy(amount.max(quota.used().negate())) : quota);
                result.add(one);
                continue;
            }
            String fault = quotaFault(quota, amount, thisMonth);
            if (fault == null) {
                locked.put(quotaKey(one), quota.usedBy(amount));
                result.add(one);
            } else {
                result.add(new Judged(null, one.number(), one.sha256(), Fault.QUOTA, "[" + Fault.QUOTA + "]" + fault));
            }
        }
        locked.values().forEach(quotas::save);
        return result;
    }

    /** Null if there is enough. */
    static String quotaFault(Quotas.Quota quota, BigDecimal amount, String thisMonth) {
        if (quota.suspended()) {
            return "授信额度已暂停";
        }
        if (quota.validUntil().compareTo(thisMonth) < 0) {
            return quota.period() + "期授信额度已过有效期" + quota.validUntil();
        }
        return amount.compareTo(quota.unused()) > 0
                ? "授信额度不足，已下载未使用额度" + quota.unused().toPlainString()
                : null;
    }

    private static String quotaKey(Judged judged) {
        return InvoiceRules.issueTime(judged.invoice()).format(PERIOD) + SpecialRules.issuer(judged.invoice());
    }

    private void keep(String ticket, String serial, Instant readyAt, List<Judged> judged) {
        List<HeldInvoice> invoices = new ArrayList<>();
        List<HeldLine> lines = new ArrayList<>();
        List<Object[]> results = new ArrayList<>();
        List<Object[]> purchases = new ArrayList<>();
        for (Judged one : judged) {
            String number =
                    one.number().length() <= 40 ? one.number() : one.number().substring(0, 40);
            results.add(new Object[] {ticket, results.size() + 1, number, one.verdict(), one.message()});
            tally.add(Authority.TAX, one.accepted() ? "invoices accepted" : "invoices refused " + one.verdict());
            if (!one.fresh()) {
                continue;
            }
            invoices.add(held(one, ticket, serial, readyAt));
            for (WireFields line : one.invoice().list("fpmxList")) {
                lines.add(held(one.number(), line));
            }
            if (SpecialRules.isPurchase(one.invoice())) {
                purchases.add(new Object[] {one.number()});
            }
        }
        vault.add(invoices, lines);
        vault.offer(invoices, readyAt.plus(moods.feedLag()));
        jdbc.batchUpdate("UPDATE tax_invoice SET purchase = 1 WHERE fphm = ?", purchases);
        jdbc.batchUpdate(
                "INSERT INTO tax_upload_result (sllsh, ordinal, fphm, verdict, message) VALUES (?,?,?,?,?)", results);
        for (Judged one : judged) {
            if (one.fresh() && one.red()) {
                redForms.getObject().spend(one.invoice().text("hzqrxxdbh"), one.number());
            }
        }
    }

    private static HeldInvoice held(Judged one, String ticket, String serial, Instant readyAt) {
        WireFields invoice = one.invoice();
        return new HeldInvoice(
                one.number(),
                invoice.text("fppz").equals("01") ? "81" : "82",
                invoice.text("ckywsyzcDm"),
                invoice.text("xsfnsrsbh"),
                invoice.text("xsfmc"),
                invoice.text("gmfnsrsbh"),
                invoice.text("gmfmc"),
                InvoiceRules.issueTime(invoice),
                invoice.decimal("hjje"),
                invoice.decimal("hjse"),
                invoice.decimal("jshj"),
                one.red() ? "3" : "0",
                "",
                "",
                "",
                "",
                ticket,
                serial,
                one.sha256(),
                readyAt);
    }

    private static HeldLine held(String number, WireFields line) {
        return new HeldLine(
                number,
                line.integer("mxxh"),
                line.text("xmmc"),
                line.text("ggxh"),
                line.text("dw"),
                line.text("sl"),
                line.text("dj"),
                line.decimal("je"),
                line.decimal("slv"),
                line.decimal("se"),
                line.text("sphfwssflhbbm"));
    }
}
