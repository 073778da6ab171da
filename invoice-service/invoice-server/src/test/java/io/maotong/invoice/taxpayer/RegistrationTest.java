package io.maotong.invoice.taxpayer;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class RegistrationTest {

    @Test
    void findingsWhenAllIsWellThenNone() {
        assertThat(registration("东海县测试(江苏)有限公司", "东海县测试（江苏）有限公司", "03", "00", false)
                        .findings())
                .as("brackets of either width are alike")
                .isEmpty();
    }

    @Test
    void findingsWhenTheNameDiffersThenTheBureausNameIsTold() {
        Registration.Finding finding =
                registration("甲公司", "乙公司", "03", "00", false).findings().getFirst();

        assertThat(finding.code()).isEqualTo("NAME_DIFFERS");
        assertThat(finding.stopsIssuing()).isTrue();
        assertThat(finding.hint().in(Locale.CHINA)).contains("乙公司");
        assertThat(finding.hint().in(Locale.ENGLISH)).contains("乙公司");
    }

    @Test
    void findingsWhenARiskIsOnlyWatchedThenIssuingGoesOn() {
        assertThat(registration("甲公司", "甲公司", "03", "01", false).findings())
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.code()).isEqualTo("WATCHED");
                    assertThat(finding.stopsIssuing()).isFalse();
                });
    }

    @Test
    void findingsWhenEverythingIsWrongThenAllAreTold() {
        assertThat(registration("甲公司", "乙公司", "05", "02", true).findings())
                .extracting(Registration.Finding::code)
                .containsExactly("NAME_DIFFERS", "STATE", "BLOCKED");
    }

    private static Registration registration(String ours, String theirs, String state, String risk, boolean blocked) {
        return new Registration(
                "91320722MA1XXXXX0A",
                ours,
                true,
                theirs,
                "1",
                state,
                "13207220000",
                "320722",
                risk,
                "虚开",
                blocked,
                List.of(),
                "SANDBOX",
                Instant.EPOCH);
    }
}
