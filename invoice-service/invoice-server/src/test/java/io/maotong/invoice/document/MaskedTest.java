package io.maotong.invoice.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class MaskedTest {

    private static final String FARMER = "110101199003070011";
    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void personsAreToldFromOrganisations() {
        assertThat(TaxNumber.isPersonal(FARMER)).isTrue();
        assertThat(TaxNumber.isPersonal(FARMER + "01")).isTrue();
        assertThat(TaxNumber.isPersonal("110101199003070012")).as("mistyped").isTrue();
        assertThat(TaxNumber.isPersonal("110101900307123")).as("15 digits").isTrue();
        assertThat(TaxNumber.isPersonal("E12345678")).as("passport").isTrue();
        assertThat(TaxNumber.isPersonal("91512081MA62K0260E")).isFalse();
        assertThat(TaxNumber.isPersonal("91320722MA1SUPPL1X"))
                .as("mistyped company")
                .isFalse();
        assertThat(TaxNumber.isPersonal(null)).isFalse();
    }

    @Test
    void jsonIsMaskedByNameAndByWhatItSaysAndNothingElseChanges() {
        String document = """
                {"fphm":"26320000005001000001","xsfnsrsbh":"%s","gmfnsrsbh":"91512081MA62K0260E","gmfzh":"6222000011112222",
                 "bz":"农户 %s，电话13800001111，合同20260101001","hjje":"13800001111.00","fpmxList":[{"xmmc":"苹果","je":1.50}]}
                """.formatted(FARMER, FARMER);

        String masked = Masked.json(document, JSON);

        assertThat(masked)
                .doesNotContain(FARMER)
                .doesNotContain("6222000011112222")
                .contains("\"***0011\"")
                .contains("26320000005001000001", "91512081MA62K0260E", "电话***1111", "13800001111.00", "1.50", "苹果");
        assertThat(JSON.readTree(Masked.restored(masked.replace("苹果", "梨"), document, JSON)))
                .isEqualTo(JSON.readTree(document.replace("苹果", "梨")));
    }

    @Test
    void shortNumbersShowNextToNothing() {
        assertThat(Masked.number("E1234567")).isEqualTo("***");
        assertThat(Masked.number("1")).isEqualTo("***");
        assertThat(Masked.number(null)).isNull();
        assertThat(Masked.json("no json " + FARMER, JSON)).doesNotContain(FARMER);
    }
}
