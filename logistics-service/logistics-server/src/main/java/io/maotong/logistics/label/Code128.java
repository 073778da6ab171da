package io.maotong.logistics.label;

import java.util.ArrayList;
import java.util.List;

/** Code 128 (ISO/IEC 15417) in subsets B and C, switching where that makes the symbol shorter. */
final class Code128 {

    private static final int CODE_C = 99;
    private static final int CODE_B = 100;
    private static final int START_B = 104;
    private static final int START_C = 105;
    private static final int STOP = 106;
    private static final int MODULUS = 103;

    /** Widths of bars and spaces in modules, by symbol value. */
    private static final String[] WIDTHS =
            ("212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132 122231 "
                            + "113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 "
                            + "312212 322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 "
                            + "211313 231113 231311 112133 112331 132131 113123 113321 133121 313121 211331 231131 "
                            + "213113 213311 213131 311123 311321 331121 312113 312311 332111 314111 221411 431111 "
                            + "111224 111422 121124 121421 141122 141221 112214 112412 122114 122411 142112 142211 "
                            + "241211 221114 413111 241112 134111 111242 121142 121241 114212 124112 124211 411212 "
                            + "421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113 411311 "
                            + "113141 114131 311141 411131 211412 211214 211232 2331112")
                    .split(" ");

    private Code128() {}

    /**
     * @param text printable ASCII
     * @return symbol values with start, check and stop
     * @throws IllegalArgumentException if the text is empty or has other characters
     */
    static List<Integer> symbols(String text) {
        if (text.isEmpty() || !text.chars().allMatch(c -> c >= 32 && c < 127)) {
            throw new IllegalArgumentException("Code 128 B takes printable ASCII only");
        }
        List<Integer> symbols = new ArrayList<>();
        int at = 0;
        boolean pairs = startsWithPairs(text);
        symbols.add(pairs ? START_C : START_B);
        while (at < text.length()) {
            if (pairs) {
                if (digitsFrom(text, at) < 2) {
                    symbols.add(CODE_B);
                    pairs = false;
                } else {
                    symbols.add(Integer.parseInt(text.substring(at, at + 2)));
                    at += 2;
                }
            } else if (worthPairs(text, at)) {
                symbols.add(CODE_C);
                pairs = true;
            } else {
                symbols.add(text.charAt(at) - 32);
                at++;
            }
        }
        symbols.add(check(symbols));
        symbols.add(STOP);
        return symbols;
    }

    /** Alternating widths of bars and spaces in modules, the first being a bar. */
    static int[] modules(String text) {
        return symbols(text).stream()
                .map(value -> WIDTHS[value])
                .flatMapToInt(pattern -> pattern.chars().map(width -> width - '0'))
                .toArray();
    }

    static int check(List<Integer> symbols) {
        int sum = symbols.getFirst();
        for (int i = 1; i < symbols.size(); i++) {
            sum += i * symbols.get(i);
        }
        return sum % MODULUS;
    }

    private static boolean startsWithPairs(String text) {
        int digits = digitsFrom(text, 0);
        return digits >= 4 || (digits == 2 && text.length() == 2);
    }

    // A change costs a symbol, and one back another: six digits pay for both, four at the end for one. An odd run waits
    // one character so that the rest is even.
    private static boolean worthPairs(String text, int at) {
        int digits = digitsFrom(text, at);
        boolean atEnd = at + digits == text.length();
        return digits % 2 == 0 && (digits >= 6 || (digits >= 4 && atEnd));
    }

    private static int digitsFrom(String text, int at) {
        int end = at;
        while (end < text.length() && Character.isDigit(text.charAt(end))) {
            end++;
        }
        return end - at;
    }
}
