package io.maotong.sandbox.tax;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TaxNumbersTest {

    @ParameterizedTest
    @ValueSource(strings = {"91512081MA62K0260E", "11010519491231002X", "320722123456789", "11010519491231002X01"})
    void validWhenKnownFormThenTrue(String taxNo) {
        assertThat(TaxNumbers.valid(taxNo)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91512081MA62K0260F", "110105194912310021", "91512081MA62K026", "", "91512081MA62K0260e"})
    void validWhenCheckDigitOrFormIsWrongThenFalse(String taxNo) {
        assertThat(TaxNumbers.valid(taxNo)).isFalse();
    }

    @Test
    void inventedWhenTwoNamesThenTwoValidNumbersThatStayTheSame() {
        String one = TaxNumbers.invented("东海县晶都水晶厂");
        assertThat(TaxNumbers.valid(one)).isTrue();
        assertThat(TaxNumbers.invented("东海县晶都水晶厂")).isEqualTo(one);
        assertThat(TaxNumbers.invented("东海县另一水晶厂")).isNotEqualTo(one);
    }
}
