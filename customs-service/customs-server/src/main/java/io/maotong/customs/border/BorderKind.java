package io.maotong.customs.border;

import io.maotong.customs.document.DocumentType;

/** Arrival 运抵 (507) or departure 离境 (509). */
enum BorderKind {
    ARRIVAL(DocumentType.ARRIVAL),
    DEPARTURE(DocumentType.DEPARTURE);

    private final DocumentType type;

    BorderKind(DocumentType type) {
        this.type = type;
    }

    DocumentType type() {
        return type;
    }
}
