package io.maotong.invoice.taxclass;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceTest;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class ClassificationSearchTest {

    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");
    private static final int CODES = 4_500;
    private static final String[] THINGS = {"茶", "棉布", "轴承", "阀门", "灯具", "座椅", "电缆", "涂料", "饲料", "玩具"};

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    Classifications classifications;

    @Autowired
    ClassificationTable table;

    @Autowired
    JdbcTemplate jdbc;

    @Test
    void searchRanksWhatIsCalledSoBeforeWhatOnlyHasItSomewhere() {
        classifications.merge(List.of(
                one("1099999999999990001", "琥珀", "珠宝首饰", ""),
                one("1099999999999990002", "琥珀手串", "珠宝首饰", ""),
                one("1099999999999990003", "天然琥珀原石", "矿石", ""),
                one("1099999999999990004", "树脂化石", "矿石", "琥珀 蜜蜡"),
                one("1099999999999990005", "饰品", "珠宝首饰", "仿琥珀珠")));

        assertThat(codes("琥珀"))
                .containsExactly(
                        "1099999999999990001",
                        "1099999999999990002",
                        "1099999999999990004",
                        "1099999999999990003",
                        "1099999999999990005");
        assertThat(codes("珠宝 琥珀")).as("every word").doesNotContain("1099999999999990003");
        assertThat(codes("ＡＭＢＥＲ琥珀")).isEmpty();
        assertThat(codes("109999999999999000")).hasSize(5);
        assertThat(fixture.get(fixture.merchant(), "/api/merchant/tax-classes?q=琥珀&sort=code,desc")
                        .get("items")
                        .get(0)
                        .get("code")
                        .asString())
                .isEqualTo("1099999999999990005");
        assertThat(fixture.look(fixture.merchant(), "/api/merchant/tax-classes?q=琥珀&sort=short_name")
                        .status())
                .isEqualTo(400);
    }

    @Test
    void searchWhenTheTableChangesThenItIsReadAgain() {
        assertThat(codes("独角兽")).isEmpty();
        classifications.merge(List.of(one("1099999999999990011", "独角兽", "神兽", "")));
        assertThat(codes("独角兽")).containsExactly("1099999999999990011");

        // By another instance: only the version tells.
        jdbc.update("UPDATE tax_class SET name = '麒麟' WHERE code = '1099999999999990011'");
        assertThat(codes("麒麟")).isEmpty();
        jdbc.update("UPDATE tax_class_version SET version = version + 1");
        assertThat(codes("麒麟")).containsExactly("1099999999999990011");
        assertThat(codes("独角兽")).isEmpty();
        // What says the same is no reason to read it again.
        long version = table.version();
        classifications.merge(List.of(one("1099999999999990011", "麒麟", "神兽", "")));
        assertThat(table.version()).isEqualTo(version);
    }

    @Test
    void searchWhenTheTableHasItsRealSizeThenItStaysQuickAndTheDatabaseReadsOneRow() {
        List<Classification> many = new ArrayList<>();
        for (int i = 0; i < CODES; i++) {
            many.add(one(
                    "10888%014d".formatted(i),
                    THINGS[i % THINGS.length] + "第" + i + "号规格产品",
                    THINGS[i % THINGS.length],
                    "用途" + i % 97 + " 别名" + i));
        }
        classifications.merge(many);
        Merchant merchant = fixture.merchant();
        assertThat(search(merchant, "规格产品").get("total").asInt()).isEqualTo(CODES);
        assertThat(search(merchant, "别名4321").get("items").get(0).get("name").asString())
                .isEqualTo("棉布第4321号规格产品");

        long[] times = new long[100];
        for (int i = 0; i < times.length; i++) {
            long begin = System.nanoTime();
            search(merchant, THINGS[i % THINGS.length] + " 号规格");
            times[i] = System.nanoTime() - begin;
        }
        Arrays.sort(times);
        System.out.println("tax-classes: " + CODES + " codes, median " + times[50] / 1_000 + " us, 95 % "
                + times[95] / 1_000 + " us a request");
        assertThat(Duration.ofNanos(times[50])).isLessThan(Duration.ofMillis(250));
        List<Map<String, Object>> plan =
                jdbc.queryForList("EXPLAIN FORMAT=TRADITIONAL SELECT version FROM tax_class_version WHERE id = 1");
        assertThat(plan.getFirst().get("type")).isEqualTo("const");
    }

    private List<String> codes(String q) {
        return search(fixture.merchant(), q)
                .get("items")
                .valueStream()
                .map(item -> item.get("code").asString())
                .toList();
    }

    private JsonNode search(Merchant merchant, String q) {
        return fixture.get(merchant, "/api/merchant/tax-classes?q=" + q);
    }

    private static Classification one(String code, String name, String shortName, String keywords) {
        return new Classification(
                code,
                name,
                shortName,
                4,
                true,
                List.of(new BigDecimal("0.13")),
                List.of(),
                null,
                keywords,
                FIRST,
                null,
                "test");
    }
}
