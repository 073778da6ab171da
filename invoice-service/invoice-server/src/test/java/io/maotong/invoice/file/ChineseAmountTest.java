package io.maotong.invoice.file;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChineseAmountTest {

    private static final Map<String, String> KNOWN = Map.ofEntries(
            Map.entry("0", "零圆整"),
            Map.entry("0.05", "伍分"),
            Map.entry("0.50", "伍角整"),
            Map.entry("1.05", "壹圆零伍分"),
            Map.entry("10", "壹拾圆整"),
            Map.entry("100.50", "壹佰圆伍角整"),
            Map.entry("112.99", "壹佰壹拾贰圆玖角玖分"),
            Map.entry("1005.30", "壹仟零伍圆叁角整"),
            Map.entry("1010", "壹仟零壹拾圆整"),
            Map.entry("10000", "壹万圆整"),
            Map.entry("10500", "壹万零伍佰圆整"),
            Map.entry("105000", "壹拾万伍仟圆整"),
            Map.entry("100000005.01", "壹亿零伍圆零壹分"),
            Map.entry("1000010000", "壹拾亿零壹万圆整"),
            Map.entry("1234567890123456.78", "壹仟贰佰叁拾肆万伍仟陆佰柒拾捌亿玖仟零壹拾贰万叁仟肆佰伍拾陆圆柒角捌分"),
            Map.entry("-112.99", "（负数）壹佰壹拾贰圆玖角玖分"));

    @Test
    void everyKnownAmountIsWrittenAsOnAnInvoice() {
        KNOWN.forEach((amount, words) ->
                assertThat(ChineseAmount.of(new BigDecimal(amount))).as(amount).isEqualTo(words));
    }

    @Test
    void everyAmountCanBeReadBack() {
        long seed = 20261201;
        Random random = new Random(seed);
        for (int i = 0; i < 20_000; i++) {
            BigDecimal amount = BigDecimal.valueOf(random.nextLong(1L << 1 + random.nextInt(56)), 2);
            String words = ChineseAmount.of(amount);
            assertThat(readBack(words))
                    .as("seed %d: %s is %s", seed, amount, words)
                    .isEqualByComparingTo(amount);
            assertThat(words).doesNotContain("零零").doesNotContain("零圆角");
        }
    }

    @Test
    void sameWhenOnlyTheSpellingDiffers() {
        assertThat(ChineseAmount.same("壹佰元整", "壹佰圆零角零分")).isTrue();
        assertThat(ChineseAmount.same("⊗ 壹佰圆正", "壹佰圆整")).isTrue();
        assertThat(ChineseAmount.same("(负数)壹佰圆整", "（负数）壹佰元整")).isTrue();
        assertThat(ChineseAmount.same("壹佰圆零伍角", "壹佰圆伍角整")).isTrue();
        assertThat(ChineseAmount.same("壹佰圆整", "壹佰零壹圆整")).isFalse();
        assertThat(ChineseAmount.same("壹佰圆整", "（负数）壹佰圆整")).isFalse();
    }

    @Test
    void ofWhenNoColumnHoldsItThenRefused() {
        assertThatThrownBy(() -> ChineseAmount.of(new BigDecimal("10000000000000000")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    /** Reads numerals by adding up, in another way than they are made. */
    private static BigDecimal readBack(String words) {
        long fen = 0;
        long section = 0;
        long beforeYi = 0;
        long myriads = 0;
        long digit = 0;
        for (char one : words.toCharArray()) {
            int value = "零壹贰叁肆伍陆柒捌玖".indexOf(one);
            switch (one) {
                case '拾' -> section += digit * 10;
                case '佰' -> section += digit * 100;
                case '仟' -> section += digit * 1000;
                case '万' -> myriads = (section + digit) * 10_000;
                case '亿' -> beforeYi = (myriads + section + digit) * 100_000_000L;
                case '圆' -> fen = (beforeYi + myriads + section + digit) * 100;
                case '角' -> fen += digit * 10;
                case '分' -> fen += digit;
                default -> digit = Math.max(value, 0);
            }
            if (value < 0) {
                digit = 0;
            }
            if (one == '万' || one == '亿') {
                section = 0;
            }
            if (one == '亿') {
                myriads = 0;
            }
        }
        return BigDecimal.valueOf(fen, 2);
    }
}
