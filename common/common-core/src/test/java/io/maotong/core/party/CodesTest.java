package io.maotong.core.party;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodesTest {

    @ParameterizedTest
    @CsvSource({
        "91110000600037341L, VALID",
        "91512081MA62K0260E, VALID",
        "91320722MA1TE5T01K, VALID",
        "91110000600037341N, CHECKSUM_SUSPECT",
        "91350211M0000XUF46, CHECKSUM_SUSPECT",
        "91110000600037341I, FORMAT_ERROR",
        "9111000060003734, FORMAT_ERROR"
    })
    void creditCodeHasThreeAnswers(String code, CreditCode.Check expected) {
        assertThat(CreditCode.check(code)).isEqualTo(expected);
    }

    @Test
    void pastedCreditCodeIsFreedOfWhatCannotBeSeen() {
        assertThat(CreditCode.normalise("\u200b91110000\u00a0600037341l ")).isEqualTo("91110000600037341L");
        assertThat(CreditCode.normalise("９１110000600037341L")).isEqualTo("91110000600037341L");
        assertThat(CreditCode.check(null)).isEqualTo(CreditCode.Check.FORMAT_ERROR);
    }

    @ParameterizedTest
    @CsvSource({"330766K00Q, true", "46121601BC, true", "2301960ABC, true", "33076K000Q, false", "330766k00q, false"})
    void customsCodeIsSixDigitsAndASerial(String code, boolean valid) {
        assertThat(CustomsCode.isValid(code)).isEqualTo(valid);
    }

    @Test
    void identityNumberNeedsItsCheckCharacterAndADateOfBirth() {
        assertThat(IdentityNumber.isValid("11010519491231002X")).isTrue();
        assertThat(IdentityNumber.isValid("110105194912310021")).isFalse();
        assertThat(IdentityNumber.isValid("110105194913310025")).isFalse();
        assertThat(IdentityNumber.birthDate("11010519491231002X")).contains(LocalDate.of(1949, 12, 31));
    }
}
