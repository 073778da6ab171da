package io.maotong.invoice.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.party.CreditCode.Check;
import io.maotong.invoice.document.TaxNumber.Form;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxNumberTest {

    @ParameterizedTest
    @CsvSource({
        "91512081MA62K0260E,CREDIT_CODE,VALID",
        "91350211M0000XUF46,CREDIT_CODE,CHECKSUM_SUSPECT",
        "91512081MA62K0260F,CREDIT_CODE,CHECKSUM_SUSPECT",
        "11010519491231002X,IDENTITY,VALID",
        "11010519491231002X01,IDENTITY,VALID",
        "320722123456789,REGISTRATION,CHECKSUM_SUSPECT",
        "320722D21430021,REGISTRATION,CHECKSUM_SUSPECT",
        "110105491231002,OLD_IDENTITY,VALID",
        "12345678901234567,LEGACY,VALID",
        "91512081MA62K026OE,NONE,FORMAT_ERROR",
        "123,NONE,FORMAT_ERROR"
    })
    void numberIsUnderstoodByItsForm(String given, Form form, Check check) {
        assertThat(TaxNumber.of(given)).isEqualTo(new TaxNumber(given, form, check));
    }

    @Test
    void registrationWhenItsOrganisationCodeHoldsThenValid() {
        // GB 11714: D2143569-X is the example of the standard.
        assertThat(TaxNumber.of("320722D2143569X"))
                .isEqualTo(new TaxNumber("320722D2143569X", Form.REGISTRATION, Check.VALID));
    }

    @Test
    void numberWhenPastedWithInvisibleCharactersThenUnderstood() {
        assertThat(TaxNumber.of("\u200B91512081 ma62k0260e\u00A0").check()).isEqualTo(Check.VALID);
    }
}
