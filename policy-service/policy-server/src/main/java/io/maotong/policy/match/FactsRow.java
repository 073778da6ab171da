package io.maotong.policy.match;

final class FactsRow {
    Long merchantId;
    Long version;
    String document;
}
