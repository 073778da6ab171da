package io.maotong.order.trade;

import io.maotong.core.error.IllegalTransition;

/**
 * The life of an order. Four things move independently: how far it is on its way (facts of logistics, customs and
 * refund), whether the merchant holds it, whether it was cancelled, and how much of it came back. The status follows
 * from them, so it is the same in whatever order they happen.
 *
 * @param heldReason why the merchant holds it; null if nobody does
 */
record OrderLife(Progress progress, String heldReason, boolean cancelled, ReturnedShare returned) {

    private static final String ORDER = "order";

    static OrderLife placed() {
        return new OrderLife(Progress.PAID, null, false, ReturnedShare.NONE);
    }

    OrderStatus status() {
        if (cancelled) {
            return OrderStatus.CANCELLED;
        }
        if (heldReason != null) {
            return OrderStatus.ON_HOLD;
        }
        return switch (returned) {
            case FULL -> OrderStatus.RETURNED;
            case PART -> OrderStatus.PART_RETURNED;
            case NONE -> OrderStatus.valueOf(progress.name());
        };
    }

    /** Other services know no partly returned orders: to them it is as far as it is. */
    String announcedStatus() {
        OrderStatus status = status();
        return status == OrderStatus.PART_RETURNED ? progress.name() : status.name();
    }

    /** News from another service; what lies behind the order already changes nothing. */
    OrderLife reach(Progress news) {
        return cancelled || !progress.isBefore(news) ? this : new OrderLife(news, heldReason, false, returned);
    }

    /** Keeps the order from being shipped and declared, as far as it is not yet. */
    OrderLife hold(String reason) {
        if (cancelled || heldReason != null || progress.ordinal() >= Progress.DECLARED.ordinal()) {
            throw new IllegalTransition(ORDER, status(), "hold");
        }
        return new OrderLife(progress, reason, false, returned);
    }

    OrderLife release() {
        if (heldReason == null || cancelled) {
            throw new IllegalTransition(ORDER, status(), "release");
        }
        return new OrderLife(progress, null, false, returned);
    }

    /** Only before anything was shipped or declared. */
    OrderLife cancel() {
        if (cancelled || progress != Progress.PAID) {
            throw new IllegalTransition(ORDER, status(), "cancel");
        }
        return new OrderLife(progress, null, true, returned);
    }

    /** Goods came back and were accepted; they do not leave again. */
    OrderLife comeBack(ReturnedShare share) {
        if (cancelled || progress == Progress.PAID) {
            throw new IllegalTransition(ORDER, status(), "return");
        }
        return share.ordinal() <= returned.ordinal() ? this : new OrderLife(progress, heldReason, false, share);
    }

    /** Whether goods may be sent back: they must have left. */
    boolean mayComeBack() {
        return !cancelled && progress != Progress.PAID && returned != ReturnedShare.FULL;
    }
}
