package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.maotong.test.Callers;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

class CodesTest extends CustomsServiceTest {

    @Test
    void codesAreFoundByNumberLettersAndName() throws Exception {
        assertThat(read(1, "/api/merchant/codes/currencies?q=USD")
                        .at("/items/0/code")
                        .asString())
                .isEqualTo("502");
        assertThat(read(1, "/api/merchant/codes/countries?q=US")
                        .at("/items/0/code")
                        .asString())
                .isEqualTo("502");
        assertThat(read(1, "/api/merchant/codes/units?q=035")
                        .at("/items/0/name")
                        .asString())
                .isEqualTo("千克");
        assertThat(read(1, "/api/merchant/codes/offices?q=2301")
                        .at("/items/0/source")
                        .asString())
                .contains("verified");
        JsonNode tariff = read(1, "/api/merchant/codes/hs?q=7116");
        assertThat(tariff.at("/items/0/code").asString()).isEqualTo("7116200000");
        assertThat(tariff.at("/items/0/verified").asBoolean()).isFalse();
    }

    @Test
    void unknownTableIsNotFound() throws Exception {
        MvcResult result = mvc.perform(get("/api/merchant/codes/planets").with(Callers.merchant(1, ALL)))
                .andReturn();
        assertThat(result.getResponse().getStatus()).isEqualTo(404);
    }
}
