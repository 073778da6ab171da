package io.maotong.invoice.verification;

/** What the bureau said, and what it means. */
public enum VerificationOutcome {
    /** 00: it exists, with these figures. */
    GENUINE,
    /** 01: the bureau could not check. */
    FAILED,
    /** 02, long after its issue: there is no such invoice. */
    NOT_FOUND,
    /** 02, shortly after its issue: the bureau does not know it yet. */
    NOT_YET,
    /** 03: it exists with other figures. */
    DIFFERENT,
    /** 04: it is not this unit's. */
    NOT_OURS,
    /** An answer that is in no list. */
    UNKNOWN;

    /** @param code of the bureau @param settled whether what is not found by now does not exist */
    static VerificationOutcome of(String code, boolean settled) {
        return switch (code) {
            case "00" -> GENUINE;
            case "01" -> FAILED;
            case "02" -> settled ? NOT_FOUND : NOT_YET;
            case "03" -> DIFFERENT;
            case "04" -> NOT_OURS;
            default -> UNKNOWN;
        };
    }
}
