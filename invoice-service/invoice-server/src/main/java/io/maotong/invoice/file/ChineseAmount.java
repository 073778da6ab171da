package io.maotong.invoice.file;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * An amount in the capital numerals of 价税合计（大写）: {@code 壹仟零伍圆伍角整}. What is written ends with 整 unless it has 分; a
 * negative amount begins with （负数）.
 */
public final class ChineseAmount {

    private static final char[] DIGITS = "零壹贰叁肆伍陆柒捌玖".toCharArray();
    private static final String[] PLACES = {"", "拾", "佰", "仟"};
    private static final String NEGATIVE = "（负数）";
    private static final long MYRIAD = 10_000L;
    private static final long YI = 100_000_000L;
    private static final BigDecimal LIMIT = BigDecimal.valueOf(YI).multiply(BigDecimal.valueOf(YI));

    private ChineseAmount() {}

    /**
     * @param amount CNY, rounded half up to 分
     * @throws IllegalArgumentException from 1 亿亿 on, which no invoice column holds
     */
    public static String of(BigDecimal amount) {
        BigDecimal rounded = amount.setScale(2, RoundingMode.HALF_UP);
        if (rounded.abs().compareTo(LIMIT) >= 0) {
            throw new IllegalArgumentException("no numeral for " + amount);
        }
        long fen = rounded.abs()
                .movePointRight(2)
                .remainder(BigDecimal.valueOf(100))
                .longValueExact();
        long yuan = rounded.abs().setScale(0, RoundingMode.DOWN).longValueExact();
        StringBuilder text = new StringBuilder(rounded.signum() < 0 ? NEGATIVE : "");
        if (yuan > 0 || fen == 0) {
            text.append(yuan == 0 ? "零" : integer(yuan)).append('圆');
        }
        if (fen == 0) {
            return text.append('整').toString();
        }
        int jiao = (int) (fen / 10);
        int last = (int) (fen % 10);
        if (jiao > 0) {
            text.append(DIGITS[jiao]).append('角');
        } else if (yuan > 0) {
            text.append('零');
        }
        return (last > 0 ? text.append(DIGITS[last]).append('分') : text.append('整')).toString();
    }

    /** Whether both name the same amount, however their writers spell it: 元 is 圆, 正 is 整, 零角零分 is nothing. */
    public static boolean same(String one, String other) {
        return folded(one).equals(folded(other));
    }

    private static String folded(String text) {
        return text.replaceAll("[\\s\\u3000⊗]", "")
                .replace('元', '圆')
                .replace('正', '整')
                .replaceFirst("^[(（]负数[)）]", "负")
                .replace("零角零分", "")
                .replace("零角", "零")
                .replace("零分", "")
                .replace("整", "")
                .replaceFirst("(?<=[拾佰仟万亿])圆零(?=.角)", "圆");
    }

    private static String integer(long number) {
        if (number >= YI) {
            return joined(integer(number / YI) + "亿", number % YI, YI);
        }
        if (number >= MYRIAD) {
            return joined(integer(number / MYRIAD) + "万", number % MYRIAD, MYRIAD);
        }
        StringBuilder text = new StringBuilder();
        boolean gap = false;
        for (int place = PLACES.length - 1; place >= 0; place--) {
            int digit = (int) (number / (long) Math.pow(10, place) % 10);
            if (digit == 0) {
                gap = !text.isEmpty();
                continue;
            }
            text.append(gap ? "零" : "").append(DIGITS[digit]).append(PLACES[place]);
            gap = false;
        }
        return text.toString();
    }

    private static String joined(String head, long rest, long unit) {
        if (rest == 0) {
            return head;
        }
        return head + (rest < unit / 10 ? "零" : "") + integer(rest);
    }
}
