package io.maotong.invoice.integrity;

import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Whether the rows that a month is summed up from are what was written. */
@Component
public class MonthSeals {

    // The rows are other features', which know this one.
    private final ObjectProvider<SealedRows> kinds;

    MonthSeals(ObjectProvider<SealedRows> kinds) {
        this.kinds = kinds;
    }

    /** @param kind ISSUED or INPUT; of the current merchant */
    public List<Flaw> flaws(String kind, LocalDate first, LocalDate last) {
        return kinds.orderedStream()
                .filter(rows -> rows.kind().equals(kind))
                .flatMap(rows -> rows.between(first, last).stream())
                .toList();
    }
}
