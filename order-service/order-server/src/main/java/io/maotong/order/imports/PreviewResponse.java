package io.maotong.order.imports;

import io.maotong.web.problem.Problem;
import java.util.List;

/**
 * How a file would be read.
 *
 * @param format what it turned out to be
 * @param expectedRows as far as the file tells
 * @param sameAs the import of this very file, if there is one
 * @param preset the platform report that was recognised, with where its columns are known from
 * @param columns of the file in their order
 * @param missing columns that no order can do without
 * @param rows the first ones, read with these columns
 */
record PreviewResponse(
        String format,
        Integer expectedRows,
        String sameAs,
        Preset preset,
        List<Column> columns,
        List<Problem.Item> missing,
        List<Row> rows) {

    record Preset(String preset, String title, String source) {}

    /**
     * @param sample of the first row; masked unless the field holds codes and figures
     * @param field our field; null if it is not read
     * @param basis why: GIVEN, REMEMBERED, PRESET, NAME; SIMILAR is only a suggestion
     */
    record Column(String header, String sample, String field, ColumnPlan.Basis basis) {}

    /** @param errors what would be wrong with it */
    record Row(int row, String orderNo, List<Problem.Item> errors) {}
}
