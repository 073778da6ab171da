package io.maotong.invoice.ledger;

import io.maotong.sheet.SheetWriter;
import java.io.OutputStream;
import java.util.List;

/** How a ledger is written. */
enum LedgerFormat {
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv;charset=UTF-8");

    final String mediaType;

    LedgerFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    SheetWriter writer(OutputStream out, List<String> titles) {
        return this == XLSX ? SheetWriter.xlsx(out, "台账", titles) : SheetWriter.csv(out, titles);
    }
}
