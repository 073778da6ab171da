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
    }

    UploadService(
            JdbcTemplate jdbc,
            TaxTransaction transaction,
            InvoiceVault vault,
            InvoiceNumbers numbers,
            TaxParties parties,
            Quotas quotas,
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
            judged.add(new Judged(invoice, number, content, faults.verdict(), faults.none() ? "成功" : faults.text()));
        }
        return judged;
    }

    private InvoiceRules rules(List<WireFields> invoices) {
        Set<String> taxNos = new TreeSet<>();
        Map<String, TreeSet<String>> numbersBySeller = new HashMap<>();
        for (WireFields invoice : invoices) {
            String seller = invoice.text("xsfnsrsbh");
            taxNos.add(seller);
            taxNos.add(invoice.text("gmfnsrsbh"));
            numbersBySeller.computeIfAbsent(seller, s -> new TreeSet<>()).add(invoice.text("fphm"));
        }
        taxNos.remove("");
        Map<String, List<InvoiceNumbers.Range>> ranges = new HashMap<>();
        numbersBySeller.forEach((seller, used) -> ranges.put(seller, numbers.drawn(seller, used.first(), used.last())));
        LocalDateTime now = LocalDateTime.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE);
        Set<BigDecimal> rates = new HashSet<>();
        jdbc.query(
                "SELECT rate FROM tax_rate WHERE ? BETWEEN valid_from AND valid_to",
                row -> {
                    BigDecimal rate = row.getBigDecimal(1);
                    rates.add(rate.signum() == 0 ? BigDecimal.ZERO : rate.stripTrailingZeros());
                },
                now.toLocalDate());
        return new InvoiceRules(now, properties.latestUpload(), parties.namesOf(taxNos), ranges, rates);
    }

    /** Spends the downloaded amount of each seller and month, in the order of the upload. */
    private List<Judged> withinQuota(List<Judged> judged) {
        TreeMap<String, Quotas.Quota> locked = new TreeMap<>();
        for (Judged one : judged) {
            if (one.accepted() && one.invoice() != null) {
                locked.put(quotaKey(one), null);
            }
        }
        locked.replaceAll((key, none) -> quotas.lock(key.substring(6), key.substring(0, 6)));
        List<Judged> result = new ArrayList<>();
        for (Judged one : judged) {
            if (!one.accepted() || one.invoice() == null) {
                result.add(one);
                continue;
            }
            Quotas.Quota quota = locked.get(quotaKey(one));
            BigDecimal amount = one.invoice().decimal("hjje");
            if (quota.suspended() || amount.compareTo(quota.unused()) > 0) {
                String message =
                        "[" + Fault.QUOTA + "]授信额度不足，已下载未使用额度" + quota.unused().toPlainString();
                result.add(new Judged(null, one.number(), one.sha256(), Fault.QUOTA, message));
            } else {
                locked.put(quotaKey(one), quota.usedBy(amount));
                result.add(one);
            }
        }
        locked.values().forEach(quotas::save);
        return result;
    }

    private static String quotaKey(Judged judged) {
        return InvoiceRules.issueTime(judged.invoice()).format(PERIOD)
                + judged.invoice().text("xsfnsrsbh");
    }

    private void keep(String ticket, String serial, Instant readyAt, List<Judged> judged) {
        List<HeldInvoice> invoices = new ArrayList<>();
        List<HeldLine> lines = new ArrayList<>();
        List<Object[]> results = new ArrayList<>();
        for (Judged one : judged) {
            String number =
                    one.number().length() <= 40 ? one.number() : one.number().substring(0, 40);
            results.add(new Object[] {ticket, results.size() + 1, number, one.verdict(), one.message()});
            tally.add(Authority.TAX, one.accepted() ? "invoices accepted" : "invoices refused " + one.verdict());
            if (one.accepted() && one.invoice() != null) {
                invoices.add(held(one, ticket, serial, readyAt));
                for (WireFields line : one.invoice().list("fpmxList")) {
                    lines.add(held(one.number(), line));
                }
            }
        }
        vault.add(invoices, lines);
        vault.offer(invoices, readyAt.plus(properties.feedLag()));
        jdbc.batchUpdate(
                "INSERT INTO tax_upload_result (sllsh, ordinal, fphm, verdict, message) VALUES (?,?,?,?,?)", results);
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
                "0",
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
