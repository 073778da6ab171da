package io.maotong.customs.document;

import java.util.Optional;

/**
 * Where a document is. The numbers order the way forward; a document never goes back, it may skip. Source: receipt
 * statuses of the export edition 202205, further codes as seen from other clients.
 */
public enum DocumentStatus {
    DRAFT(0),
    READY(1),
    SIGNED(2),
    RETRY_WAIT(3),
    TRANSMIT_REJECTED(3),
    SENT(5),
    STORED(10),
    PORT_PROCESSING(20),
    SEND_FAILED(21),
    AT_CUSTOMS(30),
    REJECTED_BY_PORT(31),
    RETURNED(32),
    ACCEPTED(40),
    MANUAL_REVIEW(50),
    AWAITING_ARRIVAL(55),
    INSPECTION(60),
    DETAINED(62),
    APPROVED(65),
    CANCEL_APPROVED(70),
    SUMMARISED(70),
    RETURNED_ABROAD(75),
    RELEASED(80),
    CLOSED(90),
    CANCELLED(100);

    private final int rank;

    DocumentStatus(int rank) {
        this.rank = rank;
    }

    /** Order of the way forward; also decides between receipts of the same moment. */
    int rank() {
        return rank;
    }

    /** What a returned status means for a type of document; empty if nobody has told us. */
    public static Optional<DocumentStatus> of(DocumentType type, String returned) {
        int code;
        try {
            code = Integer.parseInt(returned);
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
        if (code < 0) {
            return Optional.of(REJECTED_BY_PORT);
        }
        return Optional.ofNullable(
                switch (code) {
                    case 1 -> STORED;
                    case 2 -> PORT_PROCESSING;
                    case 3 -> AT_CUSTOMS;
                    case 4 -> SEND_FAILED;
                    case 100 -> RETURNED;
                    case 120 -> ACCEPTED;
                    case 300 -> MANUAL_REVIEW;
                    case 399 ->
                        switch (type) {
                            case CANCELLATION -> CANCEL_APPROVED;
                            case SUMMARY -> SUMMARISED;
                            default -> APPROVED;
                        };
                    case 400 -> AWAITING_ARRIVAL;
                    case 500 -> INSPECTION;
                    case 501, 502, 503, 505, 599, 600 -> DETAINED;
                    case 700 -> RETURNED_ABROAD;
                    case 800 -> RELEASED;
                    case 899 -> CLOSED;
                    default -> null;
                });
    }

    /** Whether a receipt may lead from here to the next status. */
    boolean allows(DocumentStatus next) {
        if (this == next) {
            return true;
        }
        if (this == CANCELLED || this == CLOSED || this == REJECTED_BY_PORT || this == RETURNED) {
            return false;
        }
        if (next.isFailure()) {
            return rank < RELEASED.rank;
        }
        if (this == SEND_FAILED) {
            return true;
        }
        if (next == INSPECTION || next == DETAINED) {
            return rank >= ACCEPTED.rank && rank < CANCEL_APPROVED.rank;
        }
        if (next == RETURNED_ABROAD) {
            return rank >= ACCEPTED.rank;
        }
        return next.rank > rank;
    }

    /** 发送失败, 退单, 处理异常: this version went wrong. */
    public boolean isFailure() {
        return this == SEND_FAILED || this == REJECTED_BY_PORT || this == RETURNED || this == TRANSMIT_REJECTED;
    }

    /** Whether it left the house and nobody refused it: the three before a list must be. */
    public boolean isUnderWay() {
        return rank >= SENT.rank && !isFailure() && this != CANCELLED;
    }

    /** Whether customs has it and it counts. */
    public boolean isAccepted() {
        return rank >= ACCEPTED.rank && this != CANCELLED && this != RETURNED_ABROAD;
    }

    public boolean isReleased() {
        return this == RELEASED || this == CLOSED;
    }

    /** Whether a corrected version may be sent. */
    public boolean isCorrectable() {
        return isFailure();
    }

    /** Whether the port or customs has it and would take a change (appType 2) of it. */
    public boolean isChangeable() {
        return this == STORED || this == PORT_PROCESSING || this == AT_CUSTOMS || this == ACCEPTED || this == APPROVED;
    }

    /** Whether an application to cancel makes sense: customs has the list and has not closed it. */
    public boolean isCancellable() {
        return rank >= ACCEPTED.rank && rank <= RELEASED.rank && this != RETURNED_ABROAD;
    }
}
