package io.maotong.invoice.issue;

import io.maotong.core.error.Violation;
import io.maotong.customs.api.CustomsEntry;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** Whether something else stands against the export invoice of a declaration. Asked in the transaction that makes it. */
public interface ExportObjections {

    /** By the number of the declaration; those that may be invoiced are left out. */
    Map<String, List<Violation>> against(Collection<CustomsEntry> entries);
}
