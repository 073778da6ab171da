package io.maotong.bench.invoice;

import io.maotong.invoice.calculation.Arithmetic;
import io.maotong.invoice.calculation.Figures;
import io.maotong.invoice.calculation.Totals;
import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceKind;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.document.LineNature;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.rule.LengthPolicy;
import io.maotong.invoice.rule.RuleInput;
import io.maotong.invoice.rule.RuleProperties;
import io.maotong.invoice.taxclass.Classification;
import io.maotong.invoice.taxclass.RateTable;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A special invoice of so many lines, as a merchant enters it: quantities and prices. */
final class SampleInvoice {

    static final BigDecimal RATE = new BigDecimal("0.13");

    private static final LocalDate TODAY = LocalDate.of(2026, 12, 1);
    private static final String CODE = "1060599000000000000";
    private static final Party SELLER = new Party(
            "91512081MA62K0260E", "四川某贸易有限公司", "成都市高新区天府大道1号", "028-12345678", "中国工商银行成都分行", "6222000011112222", false);
    private static final Party BUYER = Party.company("91350211MA2YT3K13N", "厦门某进出口有限公司");
    private static final Classification CLASS = new Classification(
            CODE,
            "其他工艺品",
            "工艺品",
            4,
            true,
            List.of(RATE),
            List.of(),
            null,
            "",
            LocalDate.of(2026, 1, 1),
            null,
            "sample");
    private static final RateTable RATES = new RateTable(List.of(
            new RateTable.Rate(RATE, RateTable.Kind.GENERAL, null, null, LocalDate.of(2026, 1, 1), null, "sample")));
    // As in deploy/nacos/invoice-service.yaml.
    private static final RuleProperties SETTINGS = new RuleProperties(Map.of(), 450, 382, 16, 500, Set.of());

    final List<BigDecimal> quantities = new ArrayList<>();
    final List<BigDecimal> prices = new ArrayList<>();

    SampleInvoice(int lines) {
        for (int line = 0; line < lines; line++) {
            quantities.add(BigDecimal.valueOf(line % 7 + 1L));
            prices.add(BigDecimal.valueOf(3333 + 17L * line, 2));
        }
    }

    /** Every figure calculated, and all of them put together. */
    InvoiceDocument calculated() {
        List<InvoiceLine> lines = new ArrayList<>(quantities.size());
        for (int i = 0; i < quantities.size(); i++) {
            Figures figures = Arithmetic.exclusive(quantities.get(i), prices.get(i), null, null, RATE);
            lines.add(new InvoiceLine(
                    i + 1,
                    null,
                    "天然水晶手链" + i,
                    CLASS.shortName(),
                    "8mm/60粒",
                    "条",
                    figures.quantity(),
                    figures.unitPrice(),
                    figures.amount(),
                    RATE,
                    figures.tax(),
                    null,
                    CODE,
                    LineNature.NORMAL,
                    null));
        }
        Totals totals = Totals.of(lines);
        return new InvoiceDocument(
                null,
                InvoiceKind.DIGITAL_SPECIAL,
                null,
                null,
                null,
                SELLER,
                BUYER,
                lines,
                totals.amount(),
                totals.tax(),
                totals.total(),
                "02",
                "张三",
                null,
                null,
                "合同号 HT-2026-001",
                false,
                false,
                false,
                false,
                null,
                null,
                null);
    }

    InvoiceDocument issued() {
        return calculated().issued("26327000000012345678", Instant.parse("2026-12-01T02:03:04Z"));
    }

    /** What the rules ask it by; the tables are in memory, as they are while a draft is checked. */
    static RuleInput input(InvoiceDocument invoice) {
        return new RuleInput(
                invoice,
                TODAY,
                SELLER.taxNo(),
                SELLER.name(),
                Map.of(CODE, CLASS),
                RATES,
                number -> false,
                SETTINGS,
                LengthPolicy.CHARACTERS);
    }
}
