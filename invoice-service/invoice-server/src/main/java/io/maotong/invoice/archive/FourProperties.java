package io.maotong.invoice.archive;

import io.maotong.core.error.BusinessException;
import io.maotong.invoice.file.ActiveContent;
import io.maotong.invoice.file.FileFormat;
import io.maotong.invoice.file.ForeignFile;
import io.maotong.invoice.file.ReadInvoice;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The four properties of an electronic record (DA/T 94-2022): authentic, complete, usable, safe. What is found is written into
 * the package; it does not keep an invoice out of it, because a flawed original is still the original.
 */
final class FourProperties {

    private static final int MAX_LISTED = 1_000;

    enum Property {
        AUTHENTICITY,
        INTEGRITY,
        USABILITY,
        SAFETY
    }

    record Finding(Property property, String number, String file, String rule, String detail) {}

    /**
     * @param checked files
     * @param flaws by property
     * @param listed the first thousand of them
     * @param scanner what looked for harmful content
     */
    record Result(int checked, Map<Property, Integer> flaws, List<Finding> listed, String scanner) {}

    private final Map<Property, Integer> flaws = new EnumMap<>(Property.class);
    private final List<Finding> listed = new ArrayList<>();
    private int checked;
    private int found;

    FourProperties() {
        for (Property property : Property.values()) {
            flaws.put(property, 0);
        }
    }

    int found() {
        return found;
    }

    Result result() {
        return new Result(checked, Map.copyOf(flaws), List.copyOf(listed), "content rules, no antivirus engine");
    }

    /** Its digests did not match what was recorded when it was stored. */
    void damaged(String number, String file) {
        add(Property.AUTHENTICITY, number, file, "DIGEST", "the bytes are not those that were stored");
    }

    /** The tax platform was asked, and did not confirm it. */
    void refuted(String number, String file, String outcome) {
        add(Property.AUTHENTICITY, number, file, "NOT_GENUINE", outcome);
    }

    /** The row that describes it is not what was written when it was issued; its files may well be. */
    void altered(String number) {
        add(Property.AUTHENTICITY, number, null, "ROW_ALTERED", "the stored invoice is not what was sealed");
    }

    void notVerified(String number, String file) {
        add(Property.AUTHENTICITY, number, file, "NOT_VERIFIED", "nobody asked the tax platform about it yet");
    }

    /** @param missing formats that should be there */
    void missing(String number, List<FileFormat> missing) {
        for (FileFormat format : missing) {
            add(Property.INTEGRITY, number, null, "FILE_MISSING", format.name());
        }
    }

    void partial(String number, String file, String unread) {
        add(Property.INTEGRITY, number, file, "FIELDS_UNREAD", unread);
    }

    /** Opens it as a reader in ten years would. */
    void file(String number, String file, FileFormat format, byte[] content, BigDecimal total) {
        checked++;
        try {
            ReadInvoice read = ForeignFile.read(content).invoice();
            if (!number.equals(read.code() == null ? read.number() : read.code() + read.number())) {
                add(Property.USABILITY, number, file, "NUMBER", "it tells number " + read.number());
            }
            if (total != null && read.total() != null && read.total().compareTo(total) != 0) {
                add(Property.USABILITY, number, file, "TOTAL", "it tells total " + read.total());
            }
        } catch (BusinessException e) {
            add(Property.USABILITY, number, file, "READABLE", e.code().code());
        }
        if (format == FileFormat.PDF) {
            ActiveContent.of(content).forEach(what -> add(Property.SAFETY, number, file, "ACTIVE_CONTENT", what));
        }
    }

    private void add(Property property, String number, String file, String rule, String detail) {
        found++;
        flaws.merge(property, 1, Integer::sum);
        if (listed.size() < MAX_LISTED) {
            listed.add(new Finding(property, number, file, rule, detail));
        }
    }
}
