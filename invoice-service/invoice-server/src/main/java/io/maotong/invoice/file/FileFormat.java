package io.maotong.invoice.file;

import java.util.Locale;
import java.util.Optional;

/** Formats of an invoice. The XML is the original, the others show it (tax.md 1.14). */
public enum FileFormat {
    XML("application/xml"),
    PDF("application/pdf"),
    OFD("application/ofd");

    private final String mediaType;

    FileFormat(String mediaType) {
        this.mediaType = mediaType;
    }

    public String mediaType() {
        return mediaType;
    }

    public String extension() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @param text {@code pdf}, {@code ofd} or {@code xml}, in any case */
    public static Optional<FileFormat> of(String text) {
        for (FileFormat format : values()) {
            if (format.name().equalsIgnoreCase(text)) {
                return Optional.of(format);
            }
        }
        return Optional.empty();
    }
}
