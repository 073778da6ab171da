package io.maotong.order.trade;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.maotong.web.problem.Problem;
import java.util.List;

/**
 * What became of a change.
 *
 * @param correctionId of the correction that was noted, if customs holds the old content
 * @param errors why it would be refused, in a comparison
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record ChangeResponse(
        String orderNo,
        Result result,
        Long version,
        String correctionId,
        List<OrderDifference.Change> changes,
        List<Problem.Item> errors) {

    enum Result {
        CHANGED,
        UNCHANGED,
        CORRECTION_REQUESTED,
        REFUSED
    }
}
