package io.maotong.invoice.red;

import java.util.Optional;

/** What the platform says of a form: hzqrxxztDm of V6.006 (tax.md 1.12). */
enum ConfirmationState {
    /** 无需确认 */
    FREE("01", RedFormStatus.CONFIRMED_FREE),
    /** 销方录入待购方确认 */
    BUYER_ASKED("02", RedFormStatus.WAITING),
    /** 购方录入待销方确认 */
    SELLER_ASKED("03", RedFormStatus.WAITING),
    /** 购销双方已确认 */
    CONFIRMED("04", RedFormStatus.CONFIRMED),
    /** 作废（销方录入购方否认） */
    DENIED_BY_BUYER("05", RedFormStatus.DENIED),
    /** 作废（购方录入销方否认） */
    DENIED_BY_SELLER("06", RedFormStatus.DENIED),
    /** 作废（超72小时未确认） */
    EXPIRED("07", RedFormStatus.EXPIRED),
    /** 作废（发起方撤销） */
    WITHDRAWN("08", RedFormStatus.WITHDRAWN),
    /** 作废（确认后撤销） */
    REVOKED("09", RedFormStatus.REVOKED),
    /** 作废（异常凭证） */
    ABNORMAL_VOUCHER("10", RedFormStatus.VOIDED),
    /** 作废（纳税人状态异常阻断） */
    ABNORMAL_TAXPAYER("11", RedFormStatus.VOIDED),
    /** 作废（自然人拒收） */
    REFUSED_BY_PERSON("12", RedFormStatus.VOIDED),
    /** 作废（已开具退税申请单） */
    REFUND_APPLIED("13", RedFormStatus.VOIDED);

    private final String code;
    private final RedFormStatus status;

    ConfirmationState(String code, RedFormStatus status) {
        this.code = code;
        this.status = status;
    }

    String code() {
        return code;
    }

    /** What it means on our side. */
    RedFormStatus status() {
        return status;
    }

    boolean isDead() {
        return status.isDead();
    }

    /** Forms only go forward: an answer of a lower rank is an old one that came late. */
    int rank() {
        return isDead() ? 3 : this == CONFIRMED ? 2 : 1;
    }

    /** Empty for a code that this version does not know. */
    static Optional<ConfirmationState> ofCode(String code) {
        for (ConfirmationState state : values()) {
            if (state.code.equals(code)) {
                return Optional.of(state);
            }
        }
        return Optional.empty();
    }
}
