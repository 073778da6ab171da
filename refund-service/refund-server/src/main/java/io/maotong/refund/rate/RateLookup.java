package io.maotong.refund.rate;

import java.util.List;

/** What the library says about a commodity on a date. */
public sealed interface RateLookup {

    record Found(RefundRate rate) implements RateLookup {}

    /** Several 11-digit codes with different rates: a person must choose. */
    record Ambiguous(List<RefundRate> choices) implements RateLookup {}

    record NotFound() implements RateLookup {}
}
