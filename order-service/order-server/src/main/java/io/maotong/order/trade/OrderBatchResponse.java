package io.maotong.order.trade;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.maotong.web.problem.Problem;
import java.util.List;

/** What became of each order of a batch, in the order in which they came. */
record OrderBatchResponse(int accepted, int rejected, List<Row> rows) {

    enum Result {
        CREATED,
        CHANGED,
        UNCHANGED,
        CANCELLED,
        CORRECTION_REQUESTED,
        REJECTED
    }

    /**
     * @param index 1-based
     * @param status what the answer would have been on its own
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(int index, String orderNo, int status, Result result, Long version, List<Problem.Item> errors) {

        static Row of(int position, String orderNo, int status, Result result, Long version) {
            return new Row(position + 1, orderNo, status, result, version, null);
        }
    }

    static OrderBatchResponse of(List<Row> rows) {
        int rejected = (int)
                rows.stream().filter(row -> row.result() == Result.REJECTED).count();
        return new OrderBatchResponse(rows.size() - rejected, rejected, rows);
    }
}
