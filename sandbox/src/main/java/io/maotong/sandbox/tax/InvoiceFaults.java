package io.maotong.sandbox.tax;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one invoice. */
final class InvoiceFaults {

    private static final int LONGEST = 3_900;

    private final List<Fault> found = new ArrayList<>();

    void check(boolean holds, String code, String message) {
        if (!holds) {
            found.add(new Fault(code, message));
        }
    }

    void add(String code, String message) {
        found.add(new Fault(code, message));
    }

    boolean none() {
        return found.isEmpty();
    }

    /** Code of the first fault, which the platform prints as the verdict. */
    String verdict() {
        return found.isEmpty() ? "00" : found.getFirst().code();
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (Fault fault : found) {
            if (!text.isEmpty()) {
                text.append('；');
            }
            text.append('[').append(fault.code()).append(']').append(fault.message());
        }
        return text.length() <= LONGEST ? text.toString() : text.substring(0, LONGEST);
    }
}
