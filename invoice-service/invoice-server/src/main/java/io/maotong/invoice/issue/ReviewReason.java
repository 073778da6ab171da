package io.maotong.invoice.issue;

import io.maotong.core.error.Text;
import java.util.Arrays;
import java.util.List;

/**
 * Why an invoice waits for a review (tax.md 1.8: never a hard error).
 *
 * @param code of the catalogue, such as INVOICE-40041
 * @param rule the limit that is passed
 */
public record ReviewReason(String code, String rule, Text text) {

    private static final String SEPARATOR = "\t";

    String stored() {
        return String.join(SEPARATOR, code, rule, text.zh(), text.en());
    }

    static List<ReviewReason> readAll(String stored) {
        return stored == null || stored.isEmpty()
                ? List.of()
                : Arrays.stream(stored.split("\n")).map(ReviewReason::read).toList();
    }

    private static ReviewReason read(String stored) {
        String[] parts = stored.split(SEPARATOR, 4);
        return new ReviewReason(parts[0], parts[1], Text.of(parts[2], parts[3]));
    }
}
