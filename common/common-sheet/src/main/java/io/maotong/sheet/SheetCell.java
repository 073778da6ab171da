package io.maotong.sheet;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import org.apache.poi.ss.usermodel.DateUtil;

/**
 * A cell that was filled in.
 *
 * @param text stripped, without invisible characters at the ends; a number in plain notation
 * @param number of a workbook's cell that holds one; null for text, and for everything in CSV
 */
public record SheetCell(String text, BigDecimal number) {

    private static final BigDecimal LATEST_DATE = BigDecimal.valueOf(2_958_465);

    /** The cell, or null if nothing can be seen in it. */
    static SheetCell of(String raw) {
        String text = raw == null ? "" : visible(raw).strip();
        return text.isEmpty() ? null : new SheetCell(text, null);
    }

    static SheetCell of(BigDecimal raw) {
        BigDecimal plain = raw.stripTrailingZeros();
        return new SheetCell((plain.scale() < 0 ? plain.setScale(0) : plain).toPlainString(), plain);
    }

    /** What the number of a workbook's cell means as a date; null for text. */
    public LocalDateTime date() {
        boolean possible = number != null && number.signum() > 0 && number.compareTo(LATEST_DATE) < 0;
        return possible ? DateUtil.getLocalDateTime(number.doubleValue()) : null;
    }

    /** Without a byte order mark and what comes along when cells are pasted from elsewhere. */
    private static String visible(String raw) {
        int i = 0;
        while (i < raw.length() && !isUnseen(raw.charAt(i))) {
            i++;
        }
        if (i == raw.length()) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length()).append(raw, 0, i);
        for (; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (!isUnseen(c)) {
                text.append(c);
            } else if (c == '\u00A0') {
                text.append(' ');
            }
        }
        return text.toString();
    }

    private static boolean isUnseen(char c) {
        return c == '\uFEFF' || c >= '\u200B' && c <= '\u200D' || c == '\u2060' || c == '\u00A0';
    }
}
