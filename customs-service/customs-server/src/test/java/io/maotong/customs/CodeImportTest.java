package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

import io.maotong.test.Callers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

/** The official tables come in, hold from their day on, and are found by what goods are called. */
class CodeImportTest extends CustomsServiceTest {

    private JsonNode imported(String table, String from, String csv) throws Exception {
        MvcResult result = mvc.perform(multipart("/api/ops/code-imports/" + table)
                        .file(new MockMultipartFile("file", "t.csv", "text/csv", csv.getBytes(StandardCharsets.UTF_8)))
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
