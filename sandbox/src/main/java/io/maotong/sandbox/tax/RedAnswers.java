package io.maotong.sandbox.tax;

import io.maotong.sandbox.UtcTime;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.springframework.stereotype.Component;

/** Forms in the platform's wire names. */
@Component
final class RedAnswers {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

    private final InvoiceVault vault;

    record Line(
            int lzmxxh,
            int xh,
            String sphfwssflhbbm,
            String hwhyslwfwmc,
            String spfwjc,
            String xmmc,
            String ggxh,
            String dw,
            String fpspdj,
            String fpspsl,
            String je,
            String sl1,
            String se) {}

    /** @param hzqrdmxList null in lists */
    record Form(
            String returncode,
            String returnmsg,
            String hzqrduuid,
            String hzqrxxdbh,
            String hzqrxxztDm,
            String lsh,
            String lrfsf,
            String lrrq,
            String qrrq,
            String xsfnsrsbh,
            String xsfmc,
            String gmfnsrsbh,
            String gmfmc,
            String lzfphm,
            String lzkprq,
            String lzhjje,
            String lzhjse,
            String lzfppzDm,
            String hzcxje,
            String hzcxse,
            String chyyDm,
            String ykjhzfpbz,
            String hzfphm,
            List<Line> hzqrdmxList) {}

    RedAnswers(InvoiceVault vault) {
        this.vault = vault;
    }

    Form whole(RedHeld form, String accessUnit) {
        HeldInvoice blue = vault.byNumbers(List.of(form.blueNumber())).get(form.blueNumber());
        return form(
                form,
                blue,
                accessUnit,
                "00",
                "成功",
                form.lines().stream().map(RedAnswers::line).toList());
    }

    Form head(RedHeld form, HeldInvoice blue, String accessUnit) {
        return form(form, blue, accessUnit, null, null, null);
    }

    private static Form form(
            RedHeld form, HeldInvoice blue, String accessUnit, String code, String message, List<Line> lines) {
        return new Form(
                code,
                message,
                form.uuid(),
                form.number(),
                form.state(),
                accessUnit.equals(form.accessUnit()) ? form.lsh() : null,
                form.enteredBy(),
                time(form.enteredAt()),
                form.confirmedAt() == null ? null : time(form.confirmedAt()),
                form.sellerTaxNo(),
                form.sellerName(),
                form.buyerTaxNo(),
                form.buyerName(),
                form.blueNumber(),
                TIME.format(blue.issuedAt()),
                blue.hjje().toPlainString(),
                blue.hjse().toPlainString(),
                blue.fplx().equals("81") ? "01" : "02",
                form.amount().toPlainString(),
                form.tax().toPlainString(),
                form.reason(),
                form.redNumber() == null ? "N" : "Y",
                form.redNumber(),
                lines);
    }

    private static Line line(RedHeld.Line line) {
        return new Line(
                line.blueLine(),
                line.ordinal(),
                line.classCode(),
                "*" + line.spfwjc() + "*" + line.xmmc(),
                line.spfwjc(),
                line.xmmc(),
                line.ggxh(),
                line.dw(),
                line.dj(),
                line.sl(),
                line.je().toPlainString(),
                line.slv().toPlainString(),
                line.se().toPlainString());
    }

    private static String time(Instant instant) {
        return TIME.format(LocalDateTime.ofInstant(instant, UtcTime.BUSINESS_ZONE));
    }
}
