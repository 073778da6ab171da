package io.maotong.invoice.received;

import io.maotong.invoice.input.InputInvoices;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** In what a file and the collected invoice of the same number are not the same. What a file does not tell is no difference. */
record ReceivedDifferences(List<String> fields, String words) {

    static ReceivedDifferences between(ReceivedFileRow file, InputInvoices.Head collected) {
        List<String> fields = new ArrayList<>();
        List<String> words = new ArrayList<>();
        if (collected != null) {
            compare("amount", file.amount, collected.amount(), fields, words);
            compare("total", file.total, collected.total(), fields, words);
            if (file.issuedOn != null && !Objects.equals(file.issuedOn, collected.issuedOn())) {
                fields.add("issuedOn");
                words.add("issuedOn " + file.issuedOn + " / " + collected.issuedOn());
            }
        }
        return new ReceivedDifferences(fields, String.join("; ", words));
    }

    private static void compare(
            String field, BigDecimal told, BigDecimal known, List<String> fields, List<String> words) {
        if (told != null && told.compareTo(known) != 0) {
            fields.add(field);
            words.add(field + " " + told.toPlainString() + " / " + known.toPlainString());
        }
    }

    boolean none() {
        return fields.isEmpty();
    }

    String text() {
        return String.join(",", fields);
    }
}
