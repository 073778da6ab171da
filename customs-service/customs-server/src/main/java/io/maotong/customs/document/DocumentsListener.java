package io.maotong.customs.document;

import java.util.List;

/** Learns in the same transaction that documents changed their state. */
public interface DocumentsListener {

    void changed(List<CustomsDocument> documents);
}
