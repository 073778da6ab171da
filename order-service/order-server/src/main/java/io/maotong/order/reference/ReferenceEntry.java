package io.maotong.order.reference;

import java.time.LocalDate;
import java.util.Map;

/**
 * A row of a reference table.
 *
 * @param key names it in changes: the values of its key columns, joined by ~
 * @param values of all columns, by name
 * @param validFrom first day
 * @param validTo last day; null if no end is known
 * @param source where it comes from
 */
record ReferenceEntry(String key, Map<String, String> values, LocalDate validFrom, LocalDate validTo, String source) {}
