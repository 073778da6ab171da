package io.maotong.order.imports;

import io.maotong.core.id.Ids;
import io.maotong.data.page.PageResponse;
import io.maotong.web.problem.Problem;
import java.time.Instant;
import java.util.List;

/**
 * An import.
 *
 * @param duplicate whether the same file had been uploaded before: this is that import, and nothing was created
 * @param totalRows rows handled so far; all of them when the status is DONE
 * @param accepted orders created
 * @param rejected orders returned with reasons
 * @param duplicates orders that existed already
 * @param errors why the file as a whole was refused
 * @param expectedRows rows of the file as far as it tells, for the progress; null if it does not
 * @param fixed orders that were corrected in place; they count as accepted
 * @param rows a page of the rows that were asked for, by default the rejected ones
 */
record ImportResponse(
        String importId,
        String fileName,
        ImportStatus status,
        ImportMode mode,
        String shop,
        String format,
        boolean duplicate,
        Integer expectedRows,
        int totalRows,
        int accepted,
        int rejected,
        int duplicates,
        int fixed,
        Instant createdAt,
        Instant finishedAt,
        List<Problem.Item> errors,
        PageResponse<Row> rows) {

    /**
     * A row of the file.
     *
     * @param row as the user counts, the header being 1
     * @param errors why it was returned
     * @param warnings what should be looked at, though it was accepted
     */
    record Row(int row, String orderNo, RowStatus status, List<Problem.Item> errors, List<Problem.Item> warnings) {}

    static ImportResponse of(ImportRow row, boolean duplicate, List<Problem.Item> errors, PageResponse<Row> rows) {
        return new ImportResponse(
                Ids.text(row.id),
                row.fileName,
                row.status,
                row.mode,
                row.shop,
                row.format,
                duplicate,
                row.expectedRows,
                row.totalRows,
                row.accepted,
                row.rejected,
                row.duplicates,
                row.fixed,
                row.createdAt,
                row.finishedAt,
                errors,
                rows);
    }
}
