package io.maotong.sandbox.port;

import java.util.List;
import java.util.stream.Collectors;

/** One reason for which customs returns a document. */
record PortFault(String code, String description) {

    private static final int LONGEST = 1_000;

    /** As customs prints reasons: {@code [Code:13035;Desc:…]}. */
    static String print(List<PortFault> faults) {
        String text = faults.stream()
                .map(f -> "[Code:" + f.code() + ";Desc:" + f.description() + "]")
                .collect(Collectors.joining(","));
        return text.length() > LONGEST ? text.substring(0, LONGEST - 1) + "…" : text;
    }
}
