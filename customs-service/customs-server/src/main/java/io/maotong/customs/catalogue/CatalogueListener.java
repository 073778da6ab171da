package io.maotong.customs.catalogue;

import java.util.Collection;

/** Learns in the same transaction that codes were told the meaning of. */
public interface CatalogueListener {

    void told(Collection<String> codes);
}
