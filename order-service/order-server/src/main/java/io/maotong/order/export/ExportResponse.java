package io.maotong.order.export;

import java.time.Instant;
import java.util.Map;

/**
 * An export.
 *
 * @param filter as it was asked for
 * @param totalRows expected, and the true number once it is done
 * @param expiresAt until when the file can be downloaded
 */
record ExportResponse(
        String exportId,
        String subject,
        Map<String, String> filter,
        ExportStatus status,
        int totalRows,
        int writtenRows,
        String fileName,
        Long fileSize,
        Instant requestedAt,
        Instant finishedAt,
        Instant expiresAt) {}
