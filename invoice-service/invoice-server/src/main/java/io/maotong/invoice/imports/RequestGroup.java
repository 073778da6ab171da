package io.maotong.invoice.imports;

import java.util.ArrayList;
import java.util.List;

/**
 * The rows of one request, which stand together in the file.
 *
 * @param repeated whether the file had rows of this request before, somewhere else
 */
record RequestGroup(List<RequestRow> rows, boolean repeated) {

    RequestGroup {
        rows = new ArrayList<>(rows);
    }

    String requestNo() {
        return rows.getFirst().get(RequestColumn.REQUEST_NO);
    }

    int firstRow() {
        return rows.getFirst().number();
    }

    int lastRow() {
        return rows.getLast().number();
    }

    boolean takes(RequestRow row) {
        return requestNo() != null && requestNo().equals(row.get(RequestColumn.REQUEST_NO));
    }
}
