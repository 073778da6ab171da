package io.maotong.invoice.red;

import java.util.Collection;

/** Why an invoice is reversed: chyyDm (tax.md 1.12). */
enum RedReason {
    /** 开票有误: reverses everything that is left. */
    ISSUED_WRONGLY("01"),
    /** 销货退回: not for services alone. */
    GOODS_RETURNED("02"),
    /** 服务中止: not for goods alone. */
    SERVICE_ENDED("03"),
    /** 销售折让: an amount only, the goods stay with the buyer. */
    ALLOWANCE("04");

    private static final char SERVICES = '3';
    private static final String GOODS_AND_LABOUR = "12";

    private final String code;

    RedReason(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    /** Whether everything that is left must be reversed. */
    boolean needsWhole() {
        return this == ISSUED_WRONGLY;
    }

    /** Whether lines carry no quantity. */
    boolean amountOnly() {
        return this == ALLOWANCE;
    }

    /**
     * Whether it may be given for these lines.
     *
     * @param taxClassCodes 19 digits each; the first says what is sold: 1 goods, 2 labour, 3 services
     */
    boolean fits(Collection<String> taxClassCodes) {
        return switch (this) {
            case GOODS_RETURNED -> taxClassCodes.stream().anyMatch(code -> code.charAt(0) != SERVICES);
            case SERVICE_ENDED -> taxClassCodes.stream().anyMatch(code -> GOODS_AND_LABOUR.indexOf(code.charAt(0)) < 0);
            case ISSUED_WRONGLY, ALLOWANCE -> true;
        };
    }

    /** @throws IllegalArgumentException for an unknown code */
    static RedReason ofCode(String code) {
        for (RedReason reason : values()) {
            if (reason.code.equals(code)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("chyyDm " + code);
    }
}
