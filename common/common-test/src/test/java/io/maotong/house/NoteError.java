package io.maotong.house;

import io.maotong.core.error.ErrorCode;
import io.maotong.core.error.Text;

enum NoteError implements ErrorCode {
    SUBJECT_TAKEN("HOUSE-40901", "主题已存在", "There is a note with this subject");

    private final String code;
    private final Text title;

    NoteError(String code, String zh, String en) {
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
