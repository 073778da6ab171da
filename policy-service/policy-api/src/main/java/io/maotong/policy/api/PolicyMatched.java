package io.maotong.policy.api;

import java.util.List;

/**
 * How a published policy fits a merchant.
 *
 * @param result MATCH, ALMOST, UNKNOWN or NO
 * @param reasons one sentence a condition, in Chinese
 */
public record PolicyMatched(String policyId, long version, String title, String result, List<String> reasons) {

    public PolicyMatched {
        reasons = List.copyOf(reasons);
    }
}
