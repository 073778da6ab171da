package io.maotong.sandbox.tax;

/**
 * What the bureau says of a taxpayer.
 *
 * @param kind 1 general, 2 small-scale
 * @param state 03 normal, 05 suspended, 07 cancelled
 * @param risk 00 none, 01 watched, 02 may not issue
 * @param riskReason empty without a risk
 */
record Taxpayer(String taxNo, String kind, String state, String risk, String riskReason) {

    static final String GENERAL = "1";
    static final String SMALL = "2";
    static final String NORMAL = "03";
    static final String BLOCKED = "02";

    static Taxpayer ordinary(String taxNo) {
        return new Taxpayer(taxNo, GENERAL, NORMAL, "00", "");
    }

    boolean mayIssue() {
        return state.equals(NORMAL) && !risk.equals(BLOCKED);
    }
}
