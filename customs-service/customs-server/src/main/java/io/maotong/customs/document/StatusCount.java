package io.maotong.customs.document;

/** How many documents are in one status. */
public final class StatusCount {

    DocumentStatus status;
    long documents;

    public DocumentStatus status() {
        return status;
    }

    public long documents() {
        return documents;
    }
}
