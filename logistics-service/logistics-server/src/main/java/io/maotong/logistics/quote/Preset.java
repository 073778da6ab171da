package io.maotong.logistics.quote;

/** What matters to the merchant: 最便宜, 最快, 均衡, 最稳. */
public enum Preset {
    CHEAPEST,
    FASTEST,
    BALANCED,
    SAFEST
}
