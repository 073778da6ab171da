package io.maotong.customs.codes;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;

/** What goods are called, and the codes that it leads to. */
@TableName("tariff_hint")
final class TariffHintRow {

    @TableId(type = IdType.AUTO)
    Long id;

    String words;
    String codeStart;
    String warningZh;
    String warningEn;
    String source;

    /** Whether a text has all of its words. */
    boolean fits(String text) {
        for (String word : words.split(" ")) {
            if (!text.contains(word)) {
                return false;
            }
        }
        return true;
    }
}
