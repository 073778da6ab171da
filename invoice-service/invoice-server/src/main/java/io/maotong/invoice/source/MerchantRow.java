package io.maotong.invoice.source;

final class MerchantRow {
    Long merchantId;
    Long version;
    String creditCode;
    String companyName;
    String regionCode;
}
