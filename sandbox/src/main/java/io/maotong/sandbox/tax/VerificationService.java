package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** FPCY_NEW: whether an invoice exists with these figures; five times a day for one invoice and asker. */
@Component
final class VerificationService implements TaxService {

    static final String TOO_OFTEN = "9006";

    private static final String CAPABILITY = "203059";
    private static final int DAILY_LIMIT = 5;
    private static final int BOMB_SIZE = 16 * 1024 * 1024;
    private static final byte[] BOMB = PackageFeedbackService.zipped("fp.json", new byte[BOMB_SIZE]);
    private static final Set<String> BY_CHECK_CODE = Set.of("04", "10", "11", "14", "86");
    private static final Set<String> BY_TOTAL = Set.of("81", "82", "15", "51", "61", "84", "88");

    private final InvoiceVault vault;
    private final TaxQuirks quirks;
    private final TaxTransaction transaction;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;
    private final Clock clock;

    record Verdict(String returncode, String returnmsg, String cyjg, String cyjgms, String cyjgxx) {}

    VerificationService(
            InvoiceVault vault,
            TaxQuirks quirks,
            TaxTransaction transaction,
            JdbcTemplate jdbc,
            JsonMapper json,
            Clock clock) {
        this.vault = vault;
        this.quirks = quirks;
        this.transaction = transaction;
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String capability() {
        return CAPABILITY;
    }

    @Override
    public String service() {
        return "FPCY_NEW";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        String kind = request.required("fplx");
        String identity = request.text("fpdm") + request.required("fphm");
        String date = request.required("kprq");
        String asker = request.required("nsrsbh");
        if (CollectedRecords.legacy(kind) != request.has("fpdm")) {
            throw new TaxRefusal(TaxRefusal.INVALID, CollectedRecords.legacy(kind) ? "fpdm不能为空" : "fpdm须为空");
        }
        if (BY_CHECK_CODE.contains(kind) ? !request.text("jym").matches("\\d{6}") : request.decimal("kpje") == null) {
            throw new TaxRefusal(TaxRefusal.INVALID, BY_CHECK_CODE.contains(kind) ? "jym须为校验码后6位" : "kpje不能为空");
        }
        count(identity, asker);
        HeldInvoice invoice = vault.byNumbers(List.of(identity)).get(identity);
        boolean known = invoice != null
                && invoice.fplx().equals(kind)
                && !clock.instant()
                        .isBefore(invoice.readyAt().plusSeconds(quirks.number(identity, TaxQuirks.VERIFY_LAG)));
        if (!known) {
            return new Verdict("00", "成功", "02", "查无数据", "");
        }
        if (!asker.equals(invoice.buyerTaxNo()) && !asker.equals(invoice.sellerTaxNo())) {
            return new Verdict("00", "成功", "04", "非本单位发票", "");
        }
        boolean same = invoice.issuedAt()
                        .toLocalDate()
                        .format(DateTimeFormatter.BASIC_ISO_DATE)
                        .equals(date)
                && figures(kind, invoice, request);
        return same
                ? new Verdict("00", "成功", "00", "查验成功", document(invoice))
                : new Verdict("00", "成功", "03", "查验不一致", "");
    }

    private static boolean figures(String kind, HeldInvoice invoice, WireFields request) {
        if (BY_CHECK_CODE.contains(kind)) {
            return request.text("jym").equals(checkCode(invoice.fphm()));
        }
        BigDecimal held = BY_TOTAL.contains(kind) ? invoice.jshj() : invoice.hjje();
        return held.compareTo(request.decimal("kpje")) == 0;
    }

    /** The last six digits that are printed on it. */
    static String checkCode(String identity) {
        byte[] digest = TaxNumbers.sha256("jym" + identity);
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < 6; i++) {
            code.append((digest[i] & 0xff) % 10);
        }
        return code.toString();
    }

    private void count(String identity, String asker) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), UtcTime.BUSINESS_ZONE);
        String key = identity.length() <= 24 ? identity : identity.substring(0, 24);
        boolean allowed = transaction.run(() -> {
            jdbc.update(
                    "INSERT INTO tax_verification_day (fphm, asker, day, asked) VALUES (?,?,?,0)"
                            + " ON DUPLICATE KEY UPDATE asked = asked",
                    key,
                    asker,
                    today);
            return jdbc.update(
                            "UPDATE tax_verification_day SET asked = asked + 1 WHERE fphm = ? AND asker = ? AND day = ?"
                                    + " AND asked < ?",
                            key,
                            asker,
                            today,
                            DAILY_LIMIT)
                    == 1;
        });
        if (!allowed) {
            throw new TaxRefusal(TOO_OFTEN, "超过该张发票当日查验次数，请于次日再次查验");
        }
    }

    private String document(HeldInvoice invoice) {
        Map<String, List<HeldLine>> lines = vault.lines(List.of(invoice.fphm()));
        byte[] content =
                json.writeValueAsBytes(CollectedRecords.record(invoice, lines.getOrDefault(invoice.fphm(), List.of())));
        byte[] zip =
                switch (quirks.of(invoice.fphm(), TaxQuirks.VERIFY_DOCUMENT).orElse("")) {
                    case "BOMB" -> BOMB;
                    case "PATH" -> PackageFeedbackService.zipped("../fp.json", content);
                    case "TWO" -> two(content);
                    case "GARBAGE" -> "not an archive".getBytes(StandardCharsets.UTF_8);
                    default -> PackageFeedbackService.zipped("fp.json", content);
                };
        return Base64.getEncoder().encodeToString(zip);
    }

    private static byte[] two(byte[] content) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : List.of("fp.json", "fp2.json")) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
                zip.closeEntry();
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return bytes.toByteArray();
    }
}
