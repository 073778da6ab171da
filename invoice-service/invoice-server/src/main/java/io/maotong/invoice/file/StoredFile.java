package io.maotong.invoice.file;

import java.time.Instant;
import java.time.LocalDate;

/** A file that is stored whole. */
public record StoredFile(
        long id,
        String name,
        String mediaType,
        long size,
        int chunks,
        String sha256,
        String sm3,
        LocalDate keepUntil,
        boolean legalHold,
        Instant createdAt) {}
