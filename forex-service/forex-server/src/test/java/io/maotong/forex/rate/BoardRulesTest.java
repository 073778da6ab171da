package io.maotong.forex.rate;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.forex.bank.Bank;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BoardRulesTest {

    private final BoardRules rules = new BoardRules(new BigDecimal("3"));

    private static Bank.BoardRate rate(String bid, String mid, String ask) {
        return new Bank.BoardRate(
                "USD",
                100,
                new BigDecimal(bid),
                new BigDecimal(bid),
                new BigDecimal(ask),
                new BigDecimal(ask),
                new BigDecimal(mid));
    }

    private List<String> faults(Bank.BoardRate rate, String previous) {
        return rules.faults(List.of(rate), previous == null ? Map.of() : Map.of("USD", new BigDecimal(previous)));
    }

    @Test
    void ordinaryBoardIsBelieved() {
        assertThat(faults(rate("716.20", "717.71", "719.22"), "7.17000000")).isEmpty();
        assertThat(faults(rate("716.20", "717.71", "719.22"), null)).isEmpty();
    }

    @Test
    void bidAboveMidIsRefused() {
        assertThat(faults(rate("718.00", "717.71", "719.22"), null)).hasSize(1);
    }

    @Test
    void farFromTheMiddleOrFromTheBoardBeforeIsRefused() {
        assertThat(faults(rate("690.00", "717.71", "719.22"), null)).hasSize(1);
        assertThat(faults(rate("716.20", "717.71", "719.22"), "6.90000000")).hasSize(1);
    }

    @Test
    void nonsenseIsRefused() {
        assertThat(rules.faults(List.of(), Map.of())).hasSize(1);
        assertThat(faults(rate("0", "717.71", "719.22"), null)).hasSize(1);
    }

    @Test
    void figuresArePerOneUnit() {
        assertThat(BoardRules.perOne(new BigDecimal("4.7655"), 100)).isEqualByComparingTo("0.04765500");
        assertThat(BoardRules.perOne(new BigDecimal("4.7655"), 100).scale()).isEqualTo(8);
    }
}
