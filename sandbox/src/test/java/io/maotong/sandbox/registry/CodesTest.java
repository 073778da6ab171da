package io.maotong.sandbox.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CodesTest {

    private static final String ORGANISATION = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int[] WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

    @Test
    void issueWhenManyThenEachIsValidUniqueAndReserved() {
        Set<String> codes = new HashSet<>();
        for (int i = 0; i < 50_000; i++) {
            String code = CreditCode.issue(i);
            assertThat(CreditCode.valid(code)).as(code).isTrue();
            assertThat(code).startsWith("91320722XXX");
            int sum = 0;
            for (int k = 0; k < 8; k++) {
                sum += ORGANISATION.indexOf(code.charAt(8 + k)) * WEIGHTS[k];
            }
            int check = (11 - sum % 11) % 11;
            assertThat(code.charAt(16)).isEqualTo(check == 10 ? 'X' : (char) ('0' + check));
            codes.add(code);
        }
        assertThat(codes).hasSize(50_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"91110000600037341L", "91320722MA1TE5T01K"})
    void validWhenTheCheckHoldsThenTrue(String code) {
        assertThat(CreditCode.valid(code)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"91110000600037341N", "91110000600037341", "9111000060003734IL", "91320722ma1te5t01k"})
    void validWhenTheCheckFailsThenFalse(String code) {
        assertThat(CreditCode.valid(code)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"11010519491231002X", "440524188001010014"})
    void idNumberWhenTheCheckHoldsThenTrue(String number) {
        assertThat(IdNumber.valid(number)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"110105194912310021", "110105199902310021", "11010519491231002x", "1"})
    void idNumberWhenTheCheckFailsThenFalse(String number) {
        assertThat(IdNumber.valid(number)).isFalse();
    }

    @Test
    void nameWhenCompleteThenTakenApart() {
        CompanyName name = CompanyName.of("东海县晶瑞水晶工艺品有限公司");
        assertThat(name.region()).isEqualTo("东海县");
        assertThat(name.tradeName()).isEqualTo("晶瑞");
        assertThat(name.industry()).isEqualTo("水晶工艺品");
        assertThat(name.form()).isEqualTo("有限公司");
        assertThat(name.faults()).isEmpty();
    }

    @Test
    void nameWhenFaultyThenEveryFaultIsNamed() {
        assertThat(CompanyName.of("东海县ABC").faults()).hasSizeGreaterThanOrEqualTo(2);
        assertThat(CompanyName.of("东海县中国第一水晶有限公司").faults()).hasSize(2);
    }
}
