package io.maotong.data.platform.search;

import java.time.Instant;
import java.util.List;

/** A document as it stands in the index. */
record IndexedDocument(
        String merchantId, String kind, String id, String title, List<String> texts, String status, Instant at) {}
