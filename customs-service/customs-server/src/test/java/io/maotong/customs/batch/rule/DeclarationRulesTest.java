package io.maotong.customs.batch.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.customs.CustomsFixture;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.FakePortAddress;
import io.maotong.customs.document.DocumentContent;
import io.maotong.customs.source.SourceOrder;
import io.maotong.order.api.TradeOrder;
import io.maotong.test.ServiceTest;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Each rule is broken on purpose in an otherwise good consignment. */
@ServiceTest
class DeclarationRulesTest implements FakePortAddress {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 22);

    @Autowired
    private DeclarationRules rules;

    @Autowired
    private CustomsSettings settings;

    @Test
    void goodConsignmentBreaksNoRule() {
        assertThat(rules.check(good(), Prices.NONE)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("brokenOnes")
    void brokenRuleIsNamed(String rule, boolean blocking, Consumer<Consignment> damage) {
        Consignment consignment = good();
        damage.accept(consignment);
        assertThat(rules.check(consignment, Prices.NONE)).anySatisfy(finding -> {
            assertThat(finding.rule()).isEqualTo(rule);
            assertThat(finding.blocking()).isEqualTo(blocking);
            assertThat(finding.hint().zh()).isNotBlank();
            assertThat(finding.hint().en()).isNotBlank();
        });
    }

    @Test
    void unitPriceFarFromTheMerchantsHistoryWarnsWithTheUsualRange() {
        Prices history =
                (code, unit, currency) -> code.equals("7116200000") && unit.equals("007") && currency.equals("502")
                        ? Optional.of(new PriceRange(new BigDecimal("18"), new BigDecimal("20"), 500))
                        : Optional.empty();
        assertThat(rules.check(good(), history)).isEmpty();
        Consignment dear = good();
        for (DocumentContent content : List.of(dear.order(), dear.list())) {
            content.rows().get(1).putAll(Map.of("price", "24.01", "totalPrice", "24.01"));
        }
        dear.order().head().put("goodsValue", "61.01");
        assertThat(rules.check(dear, history)).singleElement().satisfies(finding -> {
            assertThat(finding.rule()).isEqualTo("I12");
            assertThat(finding.blocking()).isFalse();
            assertThat(finding.field()).isEqualTo("price");
            assertThat(finding.row()).isEqualTo(2);
            assertThat(finding.expected()).isEqualTo("14.4..24");
        });
        row(dear.list()).put("unit", "011");
        assertThat(rules.check(dear, history)).extracting(Finding::row).contains(2);
    }

    @Test
    void parcelWorthMoreThanTheLimitWarns() {
        Consignment good = good();
        SourceOrder source = good.source();
        Consignment dear = new Consignment(
                new SourceOrder(
                        source.orderNo(),
                        source.status(),
                        null,
                        null,
                        source.tradeMode(),
                        source.orderedAt(),
                        "CNY",
                        new BigDecimal("50000.01"),
                        BigDecimal.ZERO,
                        source.grossWeight(),
                        source.netWeight(),
                        1,
                        source.country(),
                        source.lines(),
                        null,
                        List.of()),
                good.order(),
                good.receipts(),
                good.waybill(),
                good.list(),
                good.day());
        assertThat(rules.check(dear, Prices.NONE))
                .filteredOn(finding -> "totalPrice".equals(finding.field()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.rule()).isEqualTo("I12");
                    assertThat(finding.expected()).isEqualTo("<= 50000 CNY");
                });
    }

    @Test
    void warningsHoldBackUnlessTheirRuleIsNamed() {
        assertThat(settings.rules().mustAccept("I12", DAY)).isTrue();
        assertThat(settings.rules().mustAccept("I6", DAY)).isFalse();
        assertThat(settings.rules().mustAccept("I6", LocalDate.of(2025, 12, 31)))
                .isTrue();
    }

    @Test
    void everyViolationIsToldAtOnce() {
        Consignment consignment = good();
        consignment.order().head().put("goodsValue", "1");
        consignment.list().head().put("country", "142");
        consignment.waybill().head().put("logisticsNo", "W 1");
        consignment.list().rows().getFirst().put("barCode", "");
        assertThat(rules.check(consignment, Prices.NONE))
                .extracting(Finding::rule)
                .contains("O1", "I7", "L4", "I8");
    }

    static Stream<Arguments> brokenOnes() {
        return Stream.of(
                broken("F1", true, c -> c.order().head().remove("orderNo")),
                broken("F1", true, c -> c.list().head().put("grossWeight", "0.1234567")),
                broken("O1", true, c -> c.order().head().put("goodsValue", "39.00")),
                broken("O2", true, c -> row(c.order()).put("price", "18.51")),
                broken("O3", true, c -> row(c.order()).put("gnum", "7")),
                broken("O4", true, c -> row(c.order()).put("currency", "300")),
                broken("O5", true, c -> row(c.order()).put("qty", "0")),
                broken("O5", true, c -> c.order().head().put("freight", "-1")),
                broken("O6", true, c -> row(c.order()).put("unit", "999")),
                broken("O6", true, c -> c.order().head().put("currency", "840")),
                broken("O7", false, c -> row(c.order()).put("itemName", "Bracelet")),
                broken("R1", true, c -> c.receipts().head().put("charge", "0")),
                broken("R2", true, c -> c.receipts().head().put("currency", "300")),
                broken("R3", false, c -> c.receipts().head().put("charge", "40")),
                broken("R4", true, c -> c.receipts().head().remove("payName")),
                broken("R5", true, c -> c.receipts().head().put("accountingDate", "20261123000000")),
                broken("R6", true, c -> c.receipts().head().put("orderNo", "OTHER")),
                broken("L1", true, c -> c.waybill().head().put("grossWeight", "0")),
                broken("L1", true, c -> c.waybill().head().put("packNo", "0")),
                broken("L3", false, c -> c.waybill().head().put("goodsInfo", " ")),
                broken("L4", true, c -> c.waybill().head().put("logisticsNo", "W 1")),
                broken("I10", true, c -> c.waybill().head().put("logisticsCode", "0000000000")),
                broken("I10", true, c -> c.waybill().head().put("logisticsName", "别的公司")),
                broken("I1", true, c -> c.list().head().put("netWeight", "0.7")),
                broken("I2", true, c -> c.list().head().put("grossWeight", "0.63")),
                broken("I2", true, c -> c.list().head().put("packNo", "2")),
                broken("I3", false, c -> row(c.list()).put("qty1", "5")),
                broken("I4", true, c -> row(c.list()).put("unit", "035")),
                broken("I4", true, c -> row(c.list()).put("unit2", "007")),
                broken("I4", false, c -> row(c.list()).put("unit1", "036")),
                broken("I5", true, c -> row(c.list()).put("itemNo", "OTHER")),
                broken("I5", true, c -> row(c.list()).put("totalPrice", "1")),
                broken("I6", true, c -> row(c.list()).put("gcode", "71162")),
                broken("I6", false, c -> row(c.list()).put("gcode", "9999999999")),
                broken("I7", true, c -> c.list().head().put("country", "142")),
                broken("I7", true, c -> c.list().head().put("ieFlag", "I")),
                broken("I7", true, c -> c.list().head().put("ieDate", "20261121")),
                broken("I8", true, c -> c.list().head().put("fFlag", "9")),
                broken("I8", true, c -> c.list().head().put("iCurrency", "840")),
                broken("I9", true, c -> c.list().head().put("tradeMode", "1210")),
                broken("I10", true, c -> c.list().head().put("ebcCode", "abc")),
                broken("I11", true, c -> row(c.list()).remove("gmodel")),
                broken("I11", false, c -> row(c.list()).put("gmodel", "手链||8mm")),
                broken("I12", false, c -> row(c.list()).putAll(Map.of("gname", "手链", "gmodel", "手链|无|8mm"))),
                broken("I13", false, c -> row(c.list()).put("gcode", "7018100000")),
                broken("I13", false, c -> row(c.list()).put("gname", "K9手链")));
    }

    private static Arguments broken(String rule, boolean blocking, Consumer<Consignment> damage) {
        return Arguments.of(rule, blocking, damage);
    }

    private static Map<String, String> row(DocumentContent content) {
        return content.rows().getFirst();
    }

    private Consignment good() {
        TradeOrder order = CustomsFixture.order("R1", 1);
        String carrier = "3120980DH1";
        SourceOrder source = new SourceOrder(
                order.orderNo(),
                "PAID",
                null,
                null,
                "9610",
                Instant.EPOCH,
                "USD",
                new BigDecimal("57.00"),
                BigDecimal.ZERO,
                order.grossWeight(),
                order.netWeight(),
                1,
                "US",
                order.lines(),
                null,
                List.of());
        Map<String, String> orderHead = map(
                "orderType",
                "E",
                "orderNo",
                "R1",
                "ebpCode",
                "无",
                "ebpName",
                "无",
                "ebcCode",
                "3207960001",
                "ebcName",
                "水晶公司",
                "goodsValue",
                "57",
                "freight",
                "0",
                "currency",
                "502");
        Map<String, String> receipts = map(
                "ebpCode",
                "无",
                "ebpName",
                "无",
                "ebcCode",
                "3207960001",
                "ebcName",
                "水晶公司",
                "orderNo",
                "R1",
                "payName",
                "Ann",
                "charge",
                "57",
                "currency",
                "502",
                "accountingDate",
                "20261122000000");
        Map<String, String> waybill = map(
                "logisticsCode",
                carrier,
                "logisticsName",
                settings.carriers().get(carrier),
                "logisticsNo",
                "W1",
                "freight",
                "0",
                "insuredFee",
                "0",
                "currency",
                "502",
                "grossWeight",
                "0.62",
                "packNo",
                "1",
                "goodsInfo",
                "水晶");
        Map<String, String> list = map(
                "customsCode",
                "2301",
                "ebpCode",
                "无",
                "ebpName",
                "无",
                "orderNo",
                "R1",
                "logisticsCode",
                carrier,
                "logisticsName",
                settings.carriers().get(carrier),
                "logisticsNo",
                "W1",
                "copNo",
                "IV1",
                "ieFlag",
                "E",
                "portCode",
                "2301",
                "ieDate",
                "20261122",
                "statisticsFlag",
                "B",
                "agentCode",
                "3207960001",
                "agentName",
                "水晶公司",
                "ebcCode",
                "3207960001",
                "ebcName",
                "水晶公司",
                "ownerCode",
                "3207960001",
                "ownerName",
                "水晶公司",
                "tradeMode",
                "9610",
                "trafMode",
                "5",
                "country",
                "502",
                "POD",
                "502",
                "freight",
                "0",
                "fCurrency",
                "502",
                "fFlag",
                "3",
                "insuredFee",
                "0",
                "iCurrency",
                "502",
                "iFlag",
                "3",
                "wrapType",
                "2",
                "packNo",
                "1",
                "grossWeight",
                "0.62",
                "netWeight",
                "0.55");
        return new Consignment(
                source,
                new DocumentContent(orderHead, rows(false)),
                new DocumentContent(receipts, List.of()),
                new DocumentContent(waybill, List.of()),
                new DocumentContent(list, rows(true)),
                DAY);
    }

    private static List<Map<String, String>> rows(boolean ofList) {
        List<Map<String, String>> rows = new ArrayList<>();
        rows.add(row(ofList, "1", "SKU-A", "2", "18.5", "37", "0.06"));
        rows.add(row(ofList, "2", "SKU-B", "1", "20", "20", "0.49"));
        return rows;
    }

    private static Map<String, String> row(
            boolean ofList, String number, String sku, String quantity, String price, String total, String kilograms) {
        Map<String, String> row = map(
                "gnum",
                number,
                "itemNo",
                sku,
                "itemName",
                "天然水晶手链",
                "unit",
                "007",
                "currency",
                "502",
                "qty",
                quantity,
                "price",
                price,
                "totalPrice",
                total,
                "barCode",
                "无");
        if (ofList) {
            row.putAll(map(
                    "gcode",
                    "7116200000",
                    "gname",
                    "天然水晶手链",
                    "gmodel",
                    "手链|天然水晶|8mm",
                    "country",
                    "502",
                    "qty1",
                    kilograms,
                    "unit1",
                    "035"));
        }
        return row;
    }

    private static Map<String, String> map(String... pairs) {
        Map<String, String> map = new LinkedHashMap<>();
        for (int index = 0; index < pairs.length; index += 2) {
            map.put(pairs[index], pairs[index + 1]);
        }
        return map;
    }
}
