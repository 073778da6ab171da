package io.maotong.customs.exchange;

import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentContent;
import java.util.Optional;

/** Writes a document again from what is known now. */
public interface ContentSource {

    /** Empty if this source does not write such documents. */
    Optional<DocumentContent> rewrite(CustomsDocument document, DocumentContent before);
}
