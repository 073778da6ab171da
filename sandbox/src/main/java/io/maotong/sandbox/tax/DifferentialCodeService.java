package io.maotong.sandbox.tax;

import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** CXCEZSBM: the classifications that differential taxation 差额征税 is known for. */
@Component
final class DifferentialCodeService implements TaxService {

    private final JdbcTemplate jdbc;

    /** @param cezslxDm 01 whole amount on the invoice, 02 the difference */
    record Item(String sphfwssflhbbm, String cezslxDm, String mc, String qsrq, String zzrq) {}

    record Codes(String returncode, String returnmsg, List<Item> bmList) {}

    DifferentialCodeService(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String capability() {
        return BASE;
    }

    @Override
    public String service() {
        return "CXCEZSBM";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        return new Codes(
                "00",
                "成功",
                jdbc.query(
                        "SELECT * FROM tax_differential_code ORDER BY class_code, kind, valid_from",
                        (row, n) -> new Item(
                                row.getString("class_code"),
                                row.getString("kind"),
                                row.getString("name"),
                                RateService.day(row.getObject("valid_from", LocalDate.class)),
                                RateService.day(row.getObject("valid_to", LocalDate.class)))));
    }
}
