package io.maotong.sandbox.tax;

import io.maotong.sandbox.authority.FieldFaults;
import java.util.List;

/**
 * How the platform dresses and spoils its answers, beside what every authority can be told. Rates from 0 to 1; null = as
 * configured.
 *
 * @param busyRate share of calls answered with return code 0499, before any work
 * @param errorBusyRate share of calls answered with Response.Error 0499, before any work
 * @param limitedRate share of calls answered HTTP 429, before any work
 * @param envelopeLimitedRate share of calls whose envelope says 429, before any work
 * @param garbageRate share of answers replaced by a page in HTML after the work
 * @param halfRate share of answers cut in the middle after the work
 * @param wrongKeyRate share of answers encrypted with another key after the work
 * @param gzipRate share of answers compressed
 * @param stringifiedRate share of answers whose Response is a string
 * @param doublyStringifiedRate share of answers whose decrypted data are a string holding the object, and whose status
 *     is 00
 * @param processingMillis shortest and longest time of asynchronous work
 * @param feedLagMillis how long after its acceptance an invoice can be collected by its buyer
 * @param requireTestCases whether production refuses a capability whose test cases have not all passed
 */
record TaxMood(
        Double busyRate,
        Double errorBusyRate,
        Double limitedRate,
        Double envelopeLimitedRate,
        Double garbageRate,
        Double halfRate,
        Double wrongKeyRate,
        Double gzipRate,
        Double stringifiedRate,
        Double doublyStringifiedRate,
        List<Integer> processingMillis,
        Integer feedLagMillis,
        Boolean requireTestCases) {

    static final TaxMood CALM =
            new TaxMood(null, null, null, null, null, null, null, null, null, null, null, null, null);

    FieldFaults faults() {
        FieldFaults faults = new FieldFaults();
        rate(faults, "busyRate", busyRate);
        rate(faults, "errorBusyRate", errorBusyRate);
        rate(faults, "limitedRate", limitedRate);
        rate(faults, "envelopeLimitedRate", envelopeLimitedRate);
        rate(faults, "garbageRate", garbageRate);
        rate(faults, "halfRate", halfRate);
        rate(faults, "wrongKeyRate", wrongKeyRate);
        rate(faults, "gzipRate", gzipRate);
        rate(faults, "stringifiedRate", stringifiedRate);
        rate(faults, "doublyStringifiedRate", doublyStringifiedRate);
        boolean range = processingMillis == null
                || processingMillis.size() == 2
                        && processingMillis.get(0) >= 0
                        && processingMillis.get(0) <= processingMillis.get(1);
        return faults.check(range, "processingMillis", "[min,max]")
                .check(feedLagMillis == null || feedLagMillis >= 0, "feedLagMillis", ">= 0");
    }

    private static void rate(FieldFaults faults, String field, Double value) {
        faults.check(value == null || value >= 0 && value <= 1, field, "0..1");
    }
}
