package io.maotong.data.intent;

/**
 * Work that was promised in a committed transaction and is still to be done.
 *
 * @param merchantId the scope in which it is handled; 0 for work of the platform itself
 * @param kind chooses the handler
 * @param reference the business object, for people
 * @param payload what the handler needs, as JSON
 * @param traceParent the trace in which it was promised; null if in none
 * @param attempt 1 for the first try
 */
public record Intent(
        long id, long merchantId, String kind, String reference, String payload, String traceParent, int attempt) {}
