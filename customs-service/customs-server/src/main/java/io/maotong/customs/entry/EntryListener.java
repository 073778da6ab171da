package io.maotong.customs.entry;

import io.maotong.customs.api.CustomsEntry;
import java.util.Set;

/** Learns of a new declaration in the transaction in which it is received. */
public interface EntryListener {

    /** @param invtNos the lists that went into it */
    void created(CustomsEntry entry, Set<String> invtNos);
}
