package io.maotong.data.platform.search;

import java.time.Instant;

final class SearchDocumentRow {
    Long id;
    Long merchantId;
    String kind;
    String objectId;
    Long version;
    String document;
    Instant changedAt;
}
