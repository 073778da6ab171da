package io.maotong.bench.load;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.bench.load.Reckoning.Held;
import io.maotong.bench.load.Reckoning.Kept;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReckoningTest {

    private static final List<String> ASKED = List.of("A-1", "A-2");

    @Test
    void everythingIssuedOnceThenNothingIsWrong() {
        Reckoning reckoning = Reckoning.of(
                ASKED,
                List.of(kept(1, "A-1", "n1", "SL1"), kept(2, "A-2", "n2", "SL2")),
                List.of(new Held("n1", "IN1-1"), new Held("n2", "IN2-3")));

        assertThat(reckoning.issued()).isEqualTo(2);
        assertThat(reckoning.lost()).isEmpty();
        assertThat(reckoning.twice()).isEmpty();
        assertThat(reckoning.disordered()).isEmpty();
    }

    @Test
    void acceptedAndNeverStoredThenLost() {
        assertThat(Reckoning.of(ASKED, List.of(kept(1, "A-1", "n1", "SL1")), List.of(new Held("n1", "IN1-1")))
                        .lost())
                .containsExactly("A-2");
    }

    @Test
    void storedAndNeverIssuedThenLost() {
        Kept waiting = new Kept(2, "A-2", null, false, null);

        Reckoning reckoning =
                Reckoning.of(ASKED, List.of(kept(1, "A-1", "n1", "SL1"), waiting), List.of(new Held("n1", "IN1-1")));

        assertThat(reckoning.lost()).containsExactly("A-2");
        assertThat(reckoning.issued()).isEqualTo(1);
    }

    @Test
    void issuedHereAndUnknownThereThenLost() {
        assertThat(Reckoning.of(
                                ASKED,
                                List.of(kept(1, "A-1", "n1", "SL1"), kept(2, "A-2", "n2", "SL2")),
                                List.of(new Held("n1", "IN1-1")))
                        .lost())
                .containsExactly("A-2");
    }

    @Test
    void oneInvoiceUnderTwoNumbersThenTwice() {
        assertThat(Reckoning.of(
                                List.of("A-1"),
                                List.of(kept(1, "A-1", "n1", "SL1")),
                                List.of(new Held("n1", "IN1-1"), new Held("n2", "IN1-2")))
                        .twice())
                .containsExactly("number n2 is only at the platform", "upload IN1-2");
    }

    @Test
    void serialOrNumberStoredTwiceThenTwice() {
        assertThat(Reckoning.of(
                                ASKED,
                                List.of(
                                        kept(1, "A-1", "n1", "SL1"),
                                        kept(2, "A-1", "n2", "SL2"),
                                        kept(3, "A-2", "n2", "SL3")),
                                List.of(new Held("n1", "IN1-1"), new Held("n2", "IN2-1")))
                        .twice())
                .containsExactly("number n2", "serial A-1");
    }

    @Test
    void youngerTakenInBeforeAnOlderOneThenDisordered() {
        assertThat(Reckoning.of(
                                List.of(),
                                List.of(
                                        kept(3, "A-3", "n3", "SL202612010000000003"),
                                        kept(1, "A-1", "n1", "SL202612010000000001"),
                                        kept(2, "A-2", "n2", "SL202612010000000004")),
                                List.of())
                        .disordered())
                .containsExactly("A-3");
    }

    private static Kept kept(long id, String serial, String number, String acceptance) {
        return new Kept(id, serial, number, true, acceptance);
    }
}
