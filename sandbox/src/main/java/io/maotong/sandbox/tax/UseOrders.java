package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Tally;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Orders to use input invoices and to take uses back. Uses exclude each other: an invoice that is used is answered with 06
 * and its use, whatever the order.
 */
@Component
final class UseOrders {

    private static final String REFUND = "2";
    private static final Set<String> REFUNDS = Set.of(REFUND, "3");
    private static final Set<String> REFUND_KINDS = Set.of("01", "08", "81", "85");
    private static final String REVOKE = "02";
    private static final LocalDate NO_EXPIRY_FROM = LocalDate.of(2017, 1, 1);
    private static final int EXPIRY_DAYS = 360;
    private static final int MOST = 1_000;

    private final JdbcTemplate jdbc;
    private final TaxTransaction transaction;
    private final InvoiceVault vault;
    private final ContentDigest digest;
    private final Processing processing;
    private final Quotas quotas;
    private final NumberSequence sequence;
    private final Tally tally;
    private final TaxQuirks quirks;
    private final Clock clock;

    record Ticket(String returncode, String returnmsg, String pclsh) {}

    private record Outcome(String code, String text) {}

    UseOrders(
            JdbcTemplate jdbc,
            TaxTransaction transaction,
            InvoiceVault vault,
            ContentDigest digest,
            Processing processing,
            Quotas quotas,
            NumberSequence sequence,
            Tally tally,
            TaxQuirks quirks,
            Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.vault = vault;
        this.digest = digest;
        this.processing = processing;
        this.quotas = quotas;
        this.sequence = sequence;
        this.tally = tally;
        this.quirks = quirks;
        this.clock = clock;
    }

    private record Order(String buyer, String use, boolean revoke, String certificate, LocalDate today) {}

    /** @param uses hxyt that the caller's service takes */
    Ticket order(WireFields request, Set<String> uses) {
        String buyer = request.required("gfsbh");
        String serial = request.required("serial");
        List<WireFields> items = request.list("fpmx");
        String use = request.has("hxyt") ? request.text("hxyt") : REFUND;
        if (!uses.contains(use)) {
            throw new TaxRefusal(TaxRefusal.INVALID, "hxyt须为" + String.join("、", uses));
        }
        if (serial.length() > 40) {
            throw new TaxRefusal(TaxRefusal.INVALID, "serial过长");
        }
        if (items.isEmpty() || items.size() > MOST) {
            throw new TaxRefusal(TaxRefusal.INVALID, "fpmx须有1至" + MOST + "张发票");
        }
        String day =
                LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE).format(DateTimeFormatter.BASIC_ISO_DATE);
        String ticket = "GX" + day + String.format("%010d", sequence.next("tax-selection"));
        return new Ticket("00", "成功", transaction.run(() -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE);
            Order order = new Order(buyer, use, REVOKE.equals(request.text("czlx")), request.text("zmbh"), today);
            return take(ticket, order, serial, request, items);
        }));
    }

    private String take(String ticket, Order order, String serial, WireFields request, List<WireFields> items) {
        String buyer = order.buyer();
        String content = digest.of(request);
        try {
            jdbc.update(
                    "INSERT INTO tax_selection (pclsh, buyer_tax_no, serial, body_sha256, ready_at, created_at)"
                            + " VALUES (?,?,?,?,?,?)",
                    ticket,
                    buyer,
                    serial,
                    content,
                    UtcTime.toRow(processing.readyAt()),
                    UtcTime.toRow(clock.instant()));
        } catch (DuplicateKeyException known) {
            return again(buyer, serial, content);
        }
        String period = quotas.currentPeriod();
        Map<String, HeldInvoice> held =
                vault.lock(items.stream().map(UseOrders::identity).toList());
        Set<String> seen = new HashSet<>();
        List<String> selected = new ArrayList<>();
        List<Object[]> results = new ArrayList<>();
        for (WireFields item : items) {
            String number = identity(item);
            HeldInvoice invoice = held.get(number);
            Outcome outcome = seen.add(number) ? outcome(order, item, invoice) : new Outcome("13", "号码重复");
            boolean chosen = outcome.code().equals("01");
            if (chosen) {
                selected.add(number);
            }
            boolean own = invoice != null && invoice.buyerTaxNo().equals(buyer);
            results.add(new Object[] {
                ticket,
                results.size() + 1,
                number.length() <= 40 ? number : number.substring(0, 40),
                outcome.code(),
                outcome.text(),
                chosen ? (order.revoke() ? "" : period) : own ? invoice.usePeriod() : "",
                own ? invoice.fpzt() : "",
                chosen ? (order.revoke() ? "" : order.use()) : own ? invoice.hxyt() : "",
                own ? invoice.sfycpz() : "",
                own ? invoice.sdzt() : ""
            });
            tally.add(Authority.TAX, "selections " + outcome.code());
        }
        vault.use(selected, order.revoke() ? "" : order.use(), order.revoke() ? "" : period);
        jdbc.batchUpdate(
                "INSERT INTO tax_selection_result (pclsh, ordinal, fphm, cljg, cljgxx, skssq, fpzt, hxyt, sfycpz, sdzt)"
                        + " VALUES (?,?,?,?,?,?,?,?,?,?)",
                results);
        return ticket;
    }

    private String again(String buyer, String serial, String content) {
        record Before(String ticket, String content) {}
        Before before = jdbc.queryForObject(
                "SELECT pclsh, body_sha256 FROM tax_selection WHERE buyer_tax_no = ? AND serial = ?",
                (row, n) -> new Before(row.getString(1), row.getString(2)),
                buyer,
                serial);
        if (!before.content().equals(content)) {
            throw new TaxRefusal(TaxRefusal.SERIAL_REUSED, "流水号已用于另一请求");
        }
        tally.add(Authority.TAX, "answered again PLFPTSGXQR");
        return before.ticket();
    }

    private static String identity(WireFields item) {
        return item.text("fpdm") + item.text("fphm");
    }

    private Outcome outcome(Order order, WireFields item, HeldInvoice invoice) {
        String kind = item.text("fplx");
        if (REFUNDS.contains(order.use()) && !REFUND_KINDS.contains(kind)) {
            return new Outcome("99", "发票类型" + kind + "不能退税勾选");
        }
        String date = item.text("kprq");
        boolean known = invoice != null
                && invoice.buyerTaxNo().equals(order.buyer())
                && !clock.instant().isBefore(invoice.readyAt())
                && invoice.fplx().equals(kind)
                && invoice.issuedAt()
                        .toLocalDate()
                        .format(DateTimeFormatter.BASIC_ISO_DATE)
                        .equals(date);
        if (!known) {
            return new Outcome("02", "查无此票");
        }
        Optional<String> told = quirks.of(invoice.fphm(), TaxQuirks.SELECT);
        if (told.isPresent()) {
            return new Outcome(told.get(), "按指令拒绝");
        }
        return order.revoke() ? revoked(order, invoice) : used(order, invoice);
    }

    private static Outcome used(Order order, HeldInvoice invoice) {
        if (!invoice.sound()) {
            return new Outcome("03", "发票状态异常，无法勾选");
        }
        if (!invoice.hxyt().isEmpty()) {
            return new Outcome("06", "已勾选，用途" + invoice.hxyt());
        }
        LocalDate issuedOn = invoice.issuedAt().toLocalDate();
        if (issuedOn.isBefore(NO_EXPIRY_FROM) && issuedOn.plusDays(EXPIRY_DAYS).isBefore(order.today())) {
            return new Outcome("04", "已逾期");
        }
        return new Outcome("01", "勾选成功");
    }

    private static Outcome revoked(Order order, HeldInvoice invoice) {
        if (!invoice.hxyt().equals(order.use())) {
            return new Outcome("06", invoice.hxyt().isEmpty() ? "未勾选" : "用途为" + invoice.hxyt());
        }
        if (REFUNDS.contains(order.use()) && order.certificate().isEmpty()) {
            return new Outcome("99", "须提供出口货物转内销证明");
        }
        return new Outcome("01", "已撤销");
    }
}
