package io.maotong.order.trade;

import io.maotong.core.error.Violation;
import java.util.List;

/** What became of a change of an order. */
sealed interface ChangeOutcome {

    record Changed(long version, List<OrderDifference.Change> changes) implements ChangeOutcome {}

    /** It says what the order says already. */
    record Unchanged(long version) implements ChangeOutcome {}

    /** Customs holds the old content: a correction would have to be asked for. */
    record Late(long version, List<OrderDifference.Change> changes) implements ChangeOutcome {}

    record Refused(List<Violation> violations) implements ChangeOutcome {}

    /** Somebody else was faster. */
    record Outdated(long version) implements ChangeOutcome {}

    record Unknown() implements ChangeOutcome {}
}
