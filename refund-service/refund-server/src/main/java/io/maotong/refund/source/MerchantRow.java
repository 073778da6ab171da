package io.maotong.refund.source;

final class MerchantRow {
    Long merchantId;
    Long version;
    String creditCode;
    String companyName;
    String customsCode;
    Integer nextBatch;
}
