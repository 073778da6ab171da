package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What people type into the bureau's own pages. */
final class RedDrafts {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private RedDrafts() {}

    /** A form over the whole of an invoice. */
    static Map<String, Object> whole(HeldInvoice blue, List<HeldLine> lines, String side, String reason) {
        Map<String, Object> form = new LinkedHashMap<>();
        form.put("lrfsf", side);
        form.put("xsfnsrsbh", blue.sellerTaxNo());
        form.put("xsfmc", blue.sellerName());
        form.put("gmfnsrsbh", blue.buyerTaxNo());
        form.put("gmfmc", blue.buyerName());
        form.put("lzfphm", blue.fphm());
        form.put("sfzzfpbz", "N");
        form.put("lzkprq", TIME.format(blue.issuedAt()));
        form.put("lzhjje", blue.hjje().toPlainString());
        form.put("lzhjse", blue.hjse().toPlainString());
        form.put("lzfppzDm", blue.fplx().equals("81") ? "01" : "02");
        form.put("hzcxje", blue.hjje().negate().toPlainString());
        form.put("hzcxse", blue.hjse().negate().toPlainString());
        form.put("chyyDm", reason);
        List<Map<String, Object>> folded = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            HeldLine line = lines.get(i);
            BigDecimal amount = line.je();
            BigDecimal tax = line.se();
            if (i + 1 < lines.size() && lines.get(i + 1).je().signum() < 0) {
                amount = amount.add(lines.get(i + 1).je());
                tax = tax.add(lines.get(i + 1).se());
                i++;
            }
            folded.add(line(line, folded.size() + 1, amount, tax));
        }
        form.put("hzqrdmxList", folded);
        return form;
    }

    private static Map<String, Object> line(HeldLine line, int ordinal, BigDecimal amount, BigDecimal tax) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("lzmxxh", line.mxxh());
        fields.put("xh", ordinal);
        fields.put("sphfwssflhbbm", line.classCode());
        fields.put("hwhyslwfwmc", line.xmmc());
        fields.put("spfwjc", "");
        fields.put("xmmc", line.xmmc());
        fields.put("ggxh", line.ggxh());
        fields.put("dw", line.dw());
        if (!line.sl().isEmpty()) {
            BigDecimal quantity = new BigDecimal(line.sl());
            fields.put("fpspsl", quantity.negate().toPlainString());
            fields.put(
                    "fpspdj",
                    amount.divide(quantity, 13, RoundingMode.HALF_UP)
                            .stripTrailingZeros()
                            .toPlainString());
        }
        fields.put("je", amount.negate().toPlainString());
        fields.put("sl1", line.slv().toPlainString());
        fields.put("se", tax.negate().toPlainString());
        return fields;
    }

    static HeldInvoice redInvoice(
            String number, HeldInvoice blue, RedHeld form, LocalDateTime issuedAt, Instant readyAt) {
        return new HeldInvoice(
                number,
                blue.fplx(),
                "",
                blue.sellerTaxNo(),
                blue.sellerName(),
                blue.buyerTaxNo(),
                blue.buyerName(),
                issuedAt.withNano(0),
                form.amount(),
                form.tax(),
                form.amount().add(form.tax()),
                "3",
                "",
                "",
                "",
                "",
                null,
                null,
                "-",
                readyAt);
    }

    static HeldLine redLine(String number, RedHeld.Line line) {
        return new HeldLine(
                number,
                line.ordinal(),
                line.xmmc(),
                line.ggxh(),
                line.dw(),
                line.sl(),
                line.dj(),
                line.je(),
                line.slv(),
                line.se(),
                line.classCode());
    }
}
