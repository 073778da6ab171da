package io.maotong.order.imports;

import io.maotong.order.live.Followed;
import java.util.List;

/** How far an import is, for a live reader. */
final class FollowedImport implements Followed {

    private final ImportService imports;
    private final long id;

    FollowedImport(ImportService imports, long id) {
        this.imports = imports;
        this.id = id;
    }

    @Override
    public String name() {
        return "progress";
    }

    @Override
    public String mark() {
        return markOf(imports.row(id));
    }

    @Override
    public State now() {
        ImportRow row = imports.row(id);
        return new State(markOf(row), ImportResponse.of(row, false, List.of(), null), row.status.isFinished());
    }

    static String markOf(ImportRow row) {
        return row.status + "-" + row.processedRow + "-" + row.fixed;
    }
}
