package io.maotong.customs.imports;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

/** What may be wrong with an imported file. */
public enum ImportError implements ErrorCode {
    UNREADABLE("CUSTOMS-40012", "文件无法读取", "The file cannot be read"),
    LINE("CUSTOMS-40013", "数据行有误", "A line is not valid");

    private final String code;
    private final Text title;

    ImportError(String code, String zh, String en) {
        this.code = code;
        this.title = Text.of(zh, en);
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Text title() {
        return title;
    }
}
