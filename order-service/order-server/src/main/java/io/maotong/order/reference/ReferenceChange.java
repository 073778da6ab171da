package io.maotong.order.reference;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * What an operator did.
 *
 * @param action CREATED, CHANGED or RETIRED
 * @param values as they are from then on; empty if it was retired
 * @param grounds the source, or why it was retired
 */
record ReferenceChange(
        String key,
        String action,
        LocalDate validFrom,
        LocalDate validTo,
        Map<String, String> values,
        String grounds,
        String actor,
        Instant at) {}
