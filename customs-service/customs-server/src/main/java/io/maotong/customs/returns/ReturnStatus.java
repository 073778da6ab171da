package io.maotong.customs.returns;

/** Where goods that come back are: applied for (213), approved (214), counted at the place of return (215), back (216). */
enum ReturnStatus {
    APPLYING,
    APPROVED,
    TALLYING,
    RETURNED,
    REFUSED;

    boolean mayTally() {
        return this == APPROVED;
    }

    /** Whether its quantities count against what may still come back. */
    boolean counts() {
        return this != REFUSED;
    }

    ReturnStatus applied(boolean released, boolean failed) {
        return switch (this) {
            case APPLYING, REFUSED -> released ? APPROVED : failed ? REFUSED : APPLYING;
            case APPROVED, TALLYING, RETURNED -> this;
        };
    }

    /** A tally that was refused may be made again. */
    ReturnStatus tallied(boolean accepted, boolean failed) {
        return switch (this) {
            case APPROVED, TALLYING -> accepted ? RETURNED : failed ? APPROVED : TALLYING;
            case APPLYING, RETURNED, REFUSED -> this;
        };
    }
}
