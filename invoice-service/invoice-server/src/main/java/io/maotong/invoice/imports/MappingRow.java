package io.maotong.invoice.imports;

import java.time.Instant;

record MappingRow(Long id, Long merchantId, String title, String field, String updatedBy, Instant updatedAt) {}
