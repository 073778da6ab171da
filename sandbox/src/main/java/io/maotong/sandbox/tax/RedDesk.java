package io.maotong.sandbox.tax;

import io.maotong.sandbox.SandboxProperties;
import io.maotong.sandbox.UtcTime;
import io.maotong.sandbox.authority.Authority;
import io.maotong.sandbox.authority.NumberSequence;
import io.maotong.sandbox.authority.Tally;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Entering forms and answering them, for the services and for whoever works in the bureau's own pages. */
@Component
final class RedDesk {

    static final String STATE = "9107";

    private static final DateTimeFormatter MONTH = DateTimeFormatter.ofPattern("yyMM");
    private static final String AUTHORITY = "132070";

    private final JdbcTemplate jdbc;
    private final RedStore store;
    private final InvoiceVault vault;
    private final ContentDigest digest;
    private final NumberSequence sequence;
    private final RedCounterparts counterparts;
    private final RedWindow window;
    private final SandboxProperties sandbox;
    private final Tally tally;
    private final Clock clock;

    RedDesk(
            JdbcTemplate jdbc,
            RedStore store,
            InvoiceVault vault,
            ContentDigest digest,
            NumberSequence sequence,
            RedCounterparts counterparts,
            RedWindow window,
            SandboxProperties sandbox,
            Tally tally,
            Clock clock) {
        this.jdbc = jdbc;
        this.store = store;
        this.vault = vault;
        this.digest = digest;
        this.sequence = sequence;
        this.counterparts = counterparts;
        this.window = window;
        this.sandbox = sandbox;
        this.tally = tally;
        this.clock = clock;
    }

    /** A number nobody else gets; outside of the transaction that may be repeated. */
    String number() {
        String month =
                LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE).format(MONTH);
        return AUTHORITY + month + String.format("%010d", sequence.next("tax-red-form-" + month));
    }

    /**
     * Enters a form.
     *
     * @param accessUnit null if it comes from the bureau's own pages
     * @param lsh null likewise; the same serial with the same content has the same form
     */
    RedHeld enter(String number, String accessUnit, String lsh, WireFields request) {
        String content = digest.of(request);
        if (lsh != null) {
            Optional<RedHeld> before = store.bySerial(accessUnit, lsh);
            if (before.isPresent()) {
                return again(before.get(), content);
            }
        }
        String blueNumber = request.required("lzfphm");
        HeldInvoice blue = vault.lock(List.of(blueNumber)).get(blueNumber);
        if (blue == null || clock.instant().isBefore(blue.readyAt())) {
            throw new TaxRefusal(RedFormRules.BLUE, "[" + RedFormRules.BLUE + "]蓝字发票不存在：" + blueNumber);
        }
        // The other side of a purchase is a farmer, who neither deducts nor books.
        boolean purchase = store.purchase(blueNumber);
        boolean used = !purchase && (!blue.hxyt().isEmpty() || store.booked(blueNumber));
        List<HeldLine> lines = vault.lines(List.of(blueNumber)).getOrDefault(blueNumber, List.of());
        new RedFormRules(blue, lines, store.alive(blueNumber), used, window.wholeOnlyWhenUnused()).check(request);
        String side = request.text("lrfsf");
        String state = !used ? RedHeld.FREE : side.equals(RedHeld.SELLER) ? RedHeld.BUYER_ASKED : RedHeld.SELLER_ASKED;
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        RedHeld form = new RedHeld(
                UUID.randomUUID().toString().replace("-", ""),
                number,
                accessUnit,
                lsh,
                content,
                side,
                blue.sellerTaxNo(),
                blue.sellerName(),
                blue.buyerTaxNo(),
                blue.buyerName(),
                blueNumber,
                request.text("chyyDm"),
                request.decimal("hzcxje"),
                request.decimal("hzcxse"),
                state,
                null,
                now,
                now.plus(sandbox.paced(window.confirm())),
                used ? null : now,
                purchase,
                lines(request));
        store.add(form);
        if (form.waits()) {
            counterparts.asked(form);
        }
        tally.add(Authority.TAX, "red forms " + state);
        return form;
    }

    private RedHeld again(RedHeld before, String content) {
        if (!before.bodySha256().equals(content)) {
            throw new TaxRefusal(TaxRefusal.SERIAL_REUSED, "流水号已用于另一请求");
        }
        tally.add(Authority.TAX, "answered again QDHZQRDSQ");
        return before;
    }

    /**
     * A side's word to a form.
     *
     * @param word Y confirm, N deny, C withdraw
     */
    RedHeld answer(String uuid, String taxNo, String word) {
        RedHeld form = store.lockByUuid(uuid)
                .filter(held ->
                        held.sellerTaxNo().equals(taxNo) || held.buyerTaxNo().equals(taxNo))
                .orElseThrow(() -> new TaxRefusal(TaxRefusal.NOT_FOUND, "查无此确认单"));
        boolean own = form.partyOf(form.enteredBy()).equals(taxNo);
        boolean seller = form.enteredBy().equals(RedHeld.SELLER);
        String next = switch (word) {
            case "Y" -> !own && form.waits() ? RedHeld.CONFIRMED : null;
            case "N" -> !own && form.waits() ? (seller ? "05" : "06") : null;
            case "C" -> own && form.redNumber() == null ? withdrawn(form) : null;
            default -> throw new TaxRefusal(TaxRefusal.INVALID, "qrlx须为Y、N或C");
        };
        if (next == null) {
            throw new TaxRefusal(STATE, "[" + STATE + "]确认单状态" + form.state() + "不允许该操作");
        }
        store.move(uuid, next);
        tally.add(Authority.TAX, "red forms " + next);
        return store.find(uuid).orElseThrow();
    }

    private static String withdrawn(RedHeld form) {
        if (form.state().equals(RedHeld.CONFIRMED)) {
            return "09";
        }
        return form.waits() || form.state().equals(RedHeld.FREE) ? "08" : null;
    }

    /** @return whether this serial spoke before, with the same words */
    boolean spokeBefore(String accessUnit, String lsh, String uuid, WireFields request) {
        String content = digest.of(request);
        try {
            jdbc.update(
                    "INSERT INTO tax_red_answer (access_unit, lsh, body_sha256, uuid, created_at) VALUES (?,?,?,?,?)",
                    accessUnit,
                    lsh,
                    content,
                    uuid,
                    UtcTime.toRow(clock.instant()));
            return false;
        } catch (DuplicateKeyException known) {
            String before = jdbc.queryForObject(
                    "SELECT body_sha256 FROM tax_red_answer WHERE access_unit = ? AND lsh = ?",
                    String.class,
                    accessUnit,
                    lsh);
            if (!before.equals(content)) {
                throw new TaxRefusal(TaxRefusal.SERIAL_REUSED, "流水号已用于另一请求");
            }
            return true;
        }
    }

    private static List<RedHeld.Line> lines(WireFields request) {
        List<RedHeld.Line> lines = new ArrayList<>();
        for (WireFields line : request.list("hzqrdmxList")) {
            BigDecimal rate = line.decimal("sl1");
            lines.add(new RedHeld.Line(
                    line.integer("xh"),
                    line.integer("lzmxxh"),
                    line.text("sphfwssflhbbm"),
                    line.text("xmmc"),
                    line.text("spfwjc"),
                    line.text("ggxh"),
                    line.text("dw"),
                    line.text("fpspsl"),
                    line.text("fpspdj"),
                    line.decimal("je"),
                    rate,
                    line.decimal("se")));
        }
        return lines;
    }
}
