package io.maotong.customs.imports;

import io.maotong.core.error.Violation;
import java.util.List;

/** @param refused lines that were not kept, with what is wrong; at most 1,000 of them */
public record ImportResponse(String importId, String table, int kept, int refusedRows, List<RefusedLine> refused) {

    public record RefusedLine(int row, String text, List<Violation> faults) {}

    public static ImportResponse of(String importId, String table, TableFile.Outcome<?> outcome) {
        return new ImportResponse(
                importId,
                table,
                outcome.kept(),
                outcome.refusedRows(),
                outcome.refused().stream()
                        .map(line -> new RefusedLine(line.row(), line.text(), line.wrong()))
                        .toList());
    }
}
