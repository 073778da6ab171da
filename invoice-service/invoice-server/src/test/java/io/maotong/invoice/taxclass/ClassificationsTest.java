package io.maotong.invoice.taxclass;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceFixture.Merchant;
import io.maotong.invoice.InvoiceFixture.Reply;
import io.maotong.invoice.InvoiceTest;
import io.maotong.test.Callers;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class ClassificationsTest {

    private static final String CODE = "1069999999999999901";
    private static final LocalDate FIRST = LocalDate.parse("2026-01-01");

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    Classifications classifications;

    @Test
    void searchFindsChineseWordsKeywordsAndCodesPageByPage() {
        Merchant merchant = fixture.merchant();

        assertThat(search(merchant, "q=水晶&size=2").get("items").size()).isEqualTo(2);
        assertThat(search(merchant, "q=手链").get("items").get(0).get("code").asString())
                .isEqualTo("1060501010000000000");
        assertThat(search(merchant, "q=车厘子")
                        .get("items")
                        .get(0)
                        .get("shortName")
                        .asString())
                .isEqualTo("水果");
        assertThat(search(merchant, "q=10101150&size=100").get("total").asInt()).isGreaterThan(10);
        assertThat(search(merchant, "q=1060500000000000000").get("total").asInt())
                .isZero();
        assertThat(search(merchant, "q=1060500000000000000&headings=true")
                        .get("total")
                        .asInt())
                .isEqualTo(1);
        assertThat(search(merchant, "q=%25").get("total").asInt())
                .as("no wildcard")
                .isZero();
        assertThat(search(merchant, "q=苹果&date=2025-12-31").get("total").asInt())
                .isZero();
    }

    @Test
    void mergeKeepsVersionsByDateAndMayBeRepeated() {
        Classification first = one("1069999999999999902", "甲", FIRST);
        Classification renamed = one("1069999999999999902", "乙", LocalDate.parse("2026-07-01"));

        assertThat(classifications.merge(List.of(first)).inserted()).isEqualTo(1);
        assertThat(classifications.merge(List.of(first)).unchanged()).isEqualTo(1);
        assertThat(classifications.merge(List.of(renamed)).changed()).isEqualTo(1);
        Classifications.Merged late = classifications.merge(List.of(one("1069999999999999902", "丙", FIRST)));

        assertThat(late.rejected()).hasSize(1);
        assertThat(name("1069999999999999902", "2026-06-30")).isEqualTo("甲");
        assertThat(name("1069999999999999902", "2026-07-01")).isEqualTo("乙");
    }

    @Test
    void importKeepsGoodRowsAndHandsBadOnesBack() {
        String csv = """
                编码,名称,简称,税率,优惠,启用日期
                %s,测试商品,测试,13%%,03,2026-01-01
                123,坏的,坏,0.13,,2026-01-01
                1069999999999999903,日期坏,坏,0.13,,昨天
                1069999999999999904,税率坏,坏,13,,2026-01-01
                """.formatted(CODE);

        JsonNode answer = upload(csv).body();

        assertThat(answer.get("inserted").asInt()).as(answer.toString()).isEqualTo(1);
        assertThat(answer.get("rejectedRows").asInt()).isEqualTo(3);
        assertThat(answer.get("rejected")
                        .valueStream()
                        .map(row -> row.get("row").asInt()))
                .containsExactlyInAnyOrder(3, 4, 5);
        assertThat(upload(csv).body().get("unchanged").asInt()).isEqualTo(1);
        assertThat(upload("什么,都,不是\n1,2,3\n").status()).isEqualTo(400);
    }

    private JsonNode search(Merchant merchant, String query) {
        return fixture.get(merchant, "/api/merchant/tax-classes?" + query);
    }

    private Reply upload(String csv) {
        return fixture.send(MockMvcRequestBuilders.multipart("/api/ops/tax-classes:import")
                .file(new MockMultipartFile("file", "t.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
                .param("source", "test")
                .with(Callers.operator("invoice:tables")));
    }

    private String name(String code, String date) {
        return classifications
                .find(List.of(code), LocalDate.parse(date))
                .get(code)
                .name();
    }

    private static Classification one(String code, String name, LocalDate from) {
        return new Classification(
                code, name, "测试", 4, true, List.of(new BigDecimal("0.13")), List.of(), null, "", from, null, "test");
    }
}
