package io.maotong.invoice.imports;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.invoice.InvoiceError;
import io.maotong.sheet.SheetCell;
import io.maotong.sheet.SheetHandler;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One worker's way through a file: rows become requests, requests become chunks. */
final class ImportWalk implements SheetHandler {

    /** The first row has not what is needed. */
    static final class ColumnsMissing extends RuntimeException {

        private final transient List<Violation> violations;

        ColumnsMissing(List<Violation> violations) {
            super(violations.getFirst().code());
            this.violations = violations;
        }

        List<Violation> violations() {
            return violations;
        }
    }

    private final InvoiceImportRow run;
    private final InvoiceImports imports;
    private final ImportChunks chunks;
    private final int size;
    private final Clock clock;
    private final Instant until;
    private final Set<String> seen = new HashSet<>();
    private final List<RequestGroup> chunk = new ArrayList<>();
    private Map<RequestColumn, Integer> columns = Map.of();
    private boolean taxIncluded;
    private int stored;
    private RequestGroup open;
    private boolean stopped;

    ImportWalk(
            InvoiceImportRow run, InvoiceImports imports, ImportChunks chunks, int size, Clock clock, Instant until) {
        this.run = run;
        this.imports = imports;
        this.chunks = chunks;
        this.size = size;
        this.clock = clock;
        this.until = until;
        this.stored = run.processedRow;
    }

    boolean isStopped() {
        return stopped;
    }

    @Override
    public void head(Map<Integer, String> titles) {
        HeaderMatch match = HeaderMatch.of(titles, imports.told(run), imports.remembered());
        imports.matched(run, match);
        List<Violation> missing = new ArrayList<>();
        for (RequestColumn column : RequestColumn.values()) {
            if (column.required && !match.found().contains(column)) {
                missing.add(Violation.of(
                        InvoiceError.COLUMN_MISSING,
                        column.field,
                        "COLUMN",
                        column.title,
                        Text.of(
                                        "第一行没有“%s”列：请改列名，或在上传时指定列对应关系",
                                        "The first row has no column “%s”: rename one or say which one it is")
                                .with(column.title)));
            }
        }
        if (!missing.isEmpty()) {
            throw new ColumnsMissing(missing);
        }
        columns = match.indexes();
        taxIncluded = match.taxIncluded().orElse(false);
    }

    @Override
    public boolean row(int number, Map<Integer, SheetCell> cells) {
        Map<RequestColumn, String> texts = new EnumMap<>(RequestColumn.class);
        columns.forEach((column, index) -> {
            SheetCell cell = cells.get(index);
            if (cell != null) {
                texts.put(column, cell.text());
            }
        });
        if (texts.isEmpty()) {
            return true;
        }
        RequestRow row = new RequestRow(number, texts, date(cells));
        if (open != null && open.takes(row)) {
            open.rows().add(row);
            return true;
        }
        close();
        if (chunk.size() >= size) {
            store();
            stopped = clock.instant().isAfter(until);
            if (stopped) {
                open = null;
                return false;
            }
        }
        String requestNo = row.get(RequestColumn.REQUEST_NO);
        open = new RequestGroup(List.of(row), requestNo != null && !seen.add(requestNo));
        return true;
    }

    private LocalDate date(Map<Integer, SheetCell> cells) {
        Integer index = columns.get(RequestColumn.ORDERED_ON);
        SheetCell cell = index == null ? null : cells.get(index);
        return cell == null || cell.date() == null ? null : cell.date().toLocalDate();
    }

    /** The end of the file. */
    void flush() {
        if (!stopped) {
            close();
            if (!chunk.isEmpty()) {
                store();
            }
        }
    }

    private void close() {
        if (open != null && open.lastRow() > stored) {
            chunk.add(open);
        }
        open = null;
    }

    private void store() {
        List<ImportChunks.Judged> judged = new ArrayList<>(chunks.judge(run, taxIncluded, chunk));
        boolean done = false;
        while (!done) {
            try {
                chunks.store(run, stored, judged);
                done = true;
            } catch (RequestRefused refused) {
                judged.set(refused.place(), judged.get(refused.place()).refused(refused.violations()));
            }
        }
        stored = chunk.getLast().lastRow();
        chunk.clear();
    }
}
