package io.maotong.user.enrolment;

import java.util.Optional;

/** What a company needs before it may declare goods; each needs the one before it. */
enum EnrolmentKind {
    /** Registration with customs 海关备案; needs the business licence. */
    CUSTOMS(null),
    /** Card of the electronic port 电子口岸法人卡. */
    PORT_CARD(CUSTOMS),
    /** Identity at the customs exchange. */
    DXP_ID(PORT_CARD);

    private final EnrolmentKind needs;

    EnrolmentKind(EnrolmentKind needs) {
        this.needs = needs;
    }

    Optional<EnrolmentKind> needs() {
        return Optional.ofNullable(needs);
    }
}
