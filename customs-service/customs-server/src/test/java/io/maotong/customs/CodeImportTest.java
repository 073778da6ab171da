package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.maotong.sheet.SheetWriter;
import io.maotong.test.Callers;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

/** The official tables come in, hold from their day on, and are found by what goods are called. */
class CodeImportTest extends CustomsServiceTest {

    @Autowired
    private ApplicationContext beans;

    private JsonNode imported(String table, String from, String csv) throws Exception {
        return imported(table, from, csv.getBytes(StandardCharsets.UTF_8));
    }

    private JsonNode imported(String table, String from, byte[] file) throws Exception {
        MvcResult result = mvc.perform(multipart("/api/ops/code-imports/" + table)
                        .file(new MockMultipartFile("file", "t.csv", "text/csv", file))
                        .param("validFrom", from)
                        .param("source", "test")
                        .with(Callers.operator("customs:reference")))
                .andReturn();
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isEqualTo(200);
        return json.readTree(text);
    }

    @Test
    void goodLinesAreKeptBadOnesComeBackWithWhatIsWrong() throws Exception {
        JsonNode told = imported("ports", "2026-01-01", "code,name\nUSLAX,洛杉矶\nu,小写\nUSNYC,\nUSLAX,又一次\nUSSEA,西雅图\n");
        assertThat(told.get("kept").asInt()).isEqualTo(2);
        assertThat(told.get("refusedRows").asInt()).isEqualTo(3);
        assertThat(told.at("/refused/0/row").asInt()).isEqualTo(3);
        assertThat(told.at("/refused/0/faults/0/field").asString()).isEqualTo("code");
        assertThat(told.at("/refused/1/faults/0/field").asString()).isEqualTo("name");
        assertThat(told.at("/refused/2/text").asString()).contains("又一次");
        assertThat(read(1, "/api/merchant/codes/ports?q=洛杉").at("/items/0/code").asString())
                .isEqualTo("USLAX");
    }

    @Test
    void newVersionThenTheOldOneHoldsUntilTheDayBefore() throws Exception {
        imported("wrap-types", "2026-02-01", "code,name\nZ9,旧名\n");
        imported("wrap-types", "2026-05-01", "code,name\nZ9,新名\n");
        for (String[] day : new String[][] {{"2026-04-30", "旧名"}, {"2026-05-01", "新名"}, {"2026-12-31", "新名"}}) {
            JsonNode found = read(1, "/api/merchant/codes/wrap-types?q=Z9&on=" + day[0]);
            assertThat(found.get("total").asInt()).as(day[0]).isEqualTo(1);
            assertThat(found.at("/items/0/name").asString()).isEqualTo(day[1]);
        }
        assertThat(read(1, "/api/merchant/codes/wrap-types?q=Z9&on=2026-01-31")
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void thousandsOfTariffLinesThenAllAreThereAndKnownByDate() throws Exception {
        StringBuilder csv = new StringBuilder("code,name,unit1,unit2,elements,licences,duty\n");
        for (int index = 0; index < 3_000; index++) {
            csv.append("96%08d,测试品%d,035,,品名|材质,,\n".formatted(index, index));
        }
        csv.append("9700000000,带税品,035,007,品名,4x,12.5\n");
        JsonNode told = imported("hs", "2026-03-01", csv.toString());
        assertThat(told.get("kept").asInt()).isEqualTo(3_001);
        assertThat(read(1, "/api/merchant/codes/hs?q=96").get("total").asInt()).isEqualTo(3_000);
        JsonNode line = read(1, "/api/merchant/codes/hs?q=9700000000").at("/items/0");
        assertThat(line.get("verified").asBoolean()).isTrue();
        assertThat(line.get("licences").asString()).isEqualTo("4x");
        assertThat(read(1, "/api/merchant/codes/hs?q=9700000000&on=2026-02-28")
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void quotedCommasAndLineBreaksBelongToTheirCell() throws Exception {
        JsonNode told = imported(
                "ports", "2026-01-01", "code,name\r\nQ001,\"港口,北\"\r\nQ002,\"第一行\n第二行\"\r\nQ003,\"他说\"\"好\"\"\"\r\n");
        assertThat(told.get("refusedRows").asInt()).as(told.toString()).isZero();
        for (String[] line : new String[][] {{"Q001", "港口,北"}, {"Q002", "第一行\n第二行"}, {"Q003", "他说\"好\""}}) {
            assertThat(read(1, "/api/merchant/codes/ports?q=" + line[0])
                            .at("/items/0/name")
                            .asString())
                    .isEqualTo(line[1]);
        }
    }

    @Test
    void workbookIsReadLikeACsvFile() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (SheetWriter writer = SheetWriter.xlsx(out, "ports", List.of("code", "name", "letters"))) {
            writer.row(List.of("8801", "测试港", "CNTES"));
            writer.row(List.of("88", "太短", "toolong"));
        }
        JsonNode told = imported("ports", "2026-01-01", out.toByteArray());
        assertThat(told.get("kept").asInt()).isEqualTo(1);
        JsonNode refused = told.at("/refused/0");
        assertThat(refused.get("row").asInt()).isEqualTo(3);
        assertThat(refused.get("faults").findValuesAsString("field")).containsExactly("code", "letters");
        for (JsonNode fault : refused.get("faults")) {
            assertThat(fault.get("code").asString()).isEqualTo("CUSTOMS-40013");
            assertThat(fault.get("row").asInt()).isEqualTo(3);
            assertThat(fault.get("rule").asString()).isEqualTo("FORM");
            assertThat(fault.get("expected").asString()).isNotBlank();
            assertThat(fault.at("/hint/zh").asString()).isNotBlank();
        }
        assertThat(read(1, "/api/merchant/codes/ports?q=CNTES")
                        .at("/items/0/code")
                        .asString())
                .isEqualTo("8801");
    }

    @Test
    void fileThatIsNoTableIsRefusedAsAWhole() throws Exception {
        MvcResult result = mvc.perform(multipart("/api/ops/code-imports/ports")
                        .file(new MockMultipartFile(
                                "file", "t.xlsx", "x", "PK nothing".getBytes(StandardCharsets.UTF_8)))
                        .param("validFrom", "2026-01-01")
                        .param("source", "test")
                        .with(Callers.operator("customs:reference")))
                .andReturn();
        assertThat(result.getResponse().getStatus()).isEqualTo(400);
        assertThat(result.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("CUSTOMS-40012");
    }

    @Test
    void portInLettersBecomesItsNumberAtTheBoundary() throws Exception {
        CustomsFixture.Merchant merchant = fixture.merchant();
        fixture.readyOrders(merchant, "PL", 1);
        String body = batchOf("\"allReady\":true").replace("\"portCode\":\"2301\"", "\"portCode\":\"%s\"");
        MvcResult unknown = send(merchant.id(), "/api/merchant/batches", body.formatted("CNZZZ"));
        assertThat(unknown.getResponse().getStatus()).isEqualTo(400);
        assertThat(unknown.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("portCode")
                .contains("\"PORT\"");
        assertThat(accepted(merchant.id(), "/api/merchant/batches", body.formatted("CNLYG"))
                        .get("portCode")
                        .asString())
                .isEqualTo("2301");
    }

    @Test
    void indexIsBuiltOncePerVersionAndAnewAfterAnImport() throws Exception {
        search("水晶");
        Object before = index();
        search("玻璃");
        assertThat(index()).isSameAs(before);
        imported("hs", "2026-03-01", "code,name,unit1\n9500009999,独一无二的测试品名,035\n");
        assertThat(search("独一无二的测试").at("/0/code").asString()).isEqualTo("9500009999");
        assertThat(index()).isNotSameAs(before);
        assertThat(read(1, "/api/merchant/codes/hs:suggest?goods=独一无二的测试&on=2026-02-28"))
                .isEmpty();
    }

    private JsonNode search(String goods) throws Exception {
        return read(1, "/api/merchant/codes/hs:suggest?goods=" + goods);
    }

    private Object index() {
        return ReflectionTestUtils.invokeMethod(beans.getBean("tariffSearch"), "index");
    }

    /** What goods are called, the heading under which they must come first, and whether the name is known to mislead. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource({
        "K9水晶摆件, 7013, true",
        "k9水晶珠子, 7018, true",
        "水晶玻璃杯, 7013, true",
        "玻璃珠子, 7018, false",
        "玻璃花瓶, 7013, false",
        "天然水晶手链, 7116, true",
        "天然水晶裸石, 7103, true",
        "合成水晶吊坠, 7104, true",
        "水晶球, 7116, true",
        "仿水晶首饰, 7117, false"
    })
    void classicTrapsLeadToTheRightHeading(String goods, String heading, boolean warned) throws Exception {
        JsonNode found = search(goods);
        assertThat(found.at("/0/code").asString()).as(found.toString()).startsWith(heading);
        assertThat(found.at("/0/warnings").isEmpty()).as(found.toString()).isEqualTo(!warned);
    }

    @Test
    void glassCalledCrystalThenGlassComesFirstWithAWarning() throws Exception {
        JsonNode glass = read(1, "/api/merchant/codes/hs:suggest?goods=K9水晶摆件");
        assertThat(glass.at("/0/code").asString()).startsWith("70");
        assertThat(glass.at("/0/warnings/0/zh").asString()).contains("K9");
        JsonNode crystal = read(1, "/api/merchant/codes/hs:suggest?goods=天然水晶手链");
        assertThat(crystal.at("/0/code").asString()).isEqualTo("7116200000");
        JsonNode beads = read(1, "/api/merchant/codes/hs:suggest?goods=玻璃珠子");
        assertThat(beads.at("/0/code").asString()).startsWith("7018");
    }
}
