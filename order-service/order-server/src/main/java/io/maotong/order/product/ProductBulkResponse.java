package io.maotong.order.product;

import io.maotong.web.problem.Problem;
import java.util.List;
import java.util.Locale;

/**
 * What became of many products.
 *
 * @param rows of a file, only the rejected ones, at most 500; of a call by a program, all
 */
record ProductBulkResponse(int added, int changed, int unchanged, int rejected, List<Row> rows) {

    private static final int MOST = 500;

    /** @param row 1-based; of a sheet, the header is row 1 */
    record Row(int row, String sku, ProductBulk.Result result, Long version, List<Problem.Item> errors) {}

    static ProductBulkResponse of(List<ProductBulk.Outcome> outcomes, boolean all, Locale locale) {
        return new ProductBulkResponse(
                count(outcomes, ProductBulk.Result.ADDED),
                count(outcomes, ProductBulk.Result.CHANGED),
                count(outcomes, ProductBulk.Result.UNCHANGED),
                count(outcomes, ProductBulk.Result.REJECTED),
                outcomes.stream()
                        .filter(outcome -> all || outcome.result() == ProductBulk.Result.REJECTED)
                        .limit(MOST)
                        .map(outcome -> new Row(
                                outcome.row(),
                                outcome.sku(),
                                outcome.result(),
                                outcome.version(),
                                outcome.violations().stream()
                                        .map(violation -> Problem.Item.of(violation, locale))
                                        .toList()))
                        .toList());
    }

    private static int count(List<ProductBulk.Outcome> outcomes, ProductBulk.Result result) {
        return (int)
                outcomes.stream().filter(outcome -> outcome.result() == result).count();
    }
}
