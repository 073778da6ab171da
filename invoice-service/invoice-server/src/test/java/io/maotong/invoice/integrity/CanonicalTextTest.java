package io.maotong.invoice.integrity;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class CanonicalTextTest {

    @Test
    void figuresReadAlikeHoweverManyZerosTheyHave() {
        assertThat(text(new BigDecimal("12.00")))
                .isEqualTo(text(new BigDecimal("12")))
                .isEqualTo(text(new BigDecimal("1.2E1")));
        assertThat(text(new BigDecimal("0.00"))).isEqualTo(text(BigDecimal.ZERO));
        assertThat(text(new BigDecimal("12.01"))).isNotEqualTo(text(new BigDecimal("12.1")));
    }

    @Test
    void noTwoContentsReadAlike() {
        assertThat(text(null)).isNotEqualTo(text("")).isNotEqualTo(text("-"));
        assertThat(new CanonicalText("x", 1).put("a", "1\nb=1:2").toString())
                .isNotEqualTo(
                        new CanonicalText("x", 1).put("a", "1").put("b", "2").toString());
        assertThat(new CanonicalText("x", 1).toString()).isNotEqualTo(new CanonicalText("x", 2).toString());
    }

    private static String text(Object value) {
        return new CanonicalText("x", 1).put("a", value).toString();
    }
}
