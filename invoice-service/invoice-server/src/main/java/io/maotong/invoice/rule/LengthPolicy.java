package io.maotong.invoice.rule;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** How a channel counts the length of a text (tax.md 1.3: some older ones count bytes). */
public enum LengthPolicy {
    CHARACTERS {
        @Override
        public int lengthOf(String text) {
            return text.codePointCount(0, text.length());
        }
    },
    GBK_BYTES {
        @Override
        public int lengthOf(String text) {
            return text.getBytes(Charset.forName("GB18030")).length;
        }
    },
    UTF8_BYTES {
        @Override
        public int lengthOf(String text) {
            return text.getBytes(StandardCharsets.UTF_8).length;
        }
    };

    public abstract int lengthOf(String text);
}
