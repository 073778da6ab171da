package io.maotong.forex.rate;

import io.maotong.forex.bank.Bank;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a board must be before anybody's money is priced with it. */
final class BoardRules {

    private static final BigDecimal HUNDRED = new BigDecimal("100");

    private final BigDecimal maxDeviationPercent;

    BoardRules(BigDecimal maxDeviationPercent) {
        this.maxDeviationPercent = maxDeviationPercent;
    }

    /**
     * @param previousMids middle rates per one unit of the board before; empty if there is none to compare with
     * @return what is wrong with it, empty if nothing is
     */
    List<String> faults(List<Bank.BoardRate> rates, Map<String, BigDecimal> previousMids) {
        List<String> faults = new ArrayList<>();
        if (rates.isEmpty()) {
            faults.add("the board is empty");
        }
        for (Bank.BoardRate rate : rates) {
            String fault = fault(rate, previousMids.get(rate.currency()));
            if (fault != null) {
                faults.add(rate.currency() + ": " + fault);
            }
        }
        return faults;
    }

    private String fault(Bank.BoardRate rate, BigDecimal previousMid) {
        if (rate.unit() <= 0 || rate.cashBid().signum() <= 0) {
            return "unit and rates must be above zero";
        }
        boolean ordered = rate.cashBid().compareTo(rate.bid()) <= 0
                && rate.bid().compareTo(rate.mid()) <= 0
                && rate.mid().compareTo(rate.ask()) <= 0
                && rate.ask().compareTo(rate.cashAsk()) <= 0;
        if (!ordered) {
            return "bid <= mid <= ask does not hold";
        }
        if (isFar(rate.bid(), rate.mid()) || isFar(rate.ask(), rate.mid())) {
            return "bid or ask is more than " + maxDeviationPercent + " % from the middle";
        }
        if (previousMid != null && isFar(perOne(rate.mid(), rate.unit()), previousMid)) {
            return "the middle moved by more than " + maxDeviationPercent + " %";
        }
        return null;
    }

    private boolean isFar(BigDecimal value, BigDecimal measure) {
        return value.subtract(measure).abs().multiply(HUNDRED).compareTo(measure.multiply(maxDeviationPercent)) > 0;
    }

    /** A board figure per one unit of the currency. */
    static BigDecimal perOne(BigDecimal figure, int unit) {
        return figure.divide(BigDecimal.valueOf(unit), Rates.SCALE, RoundingMode.HALF_UP);
    }
}
