package io.maotong.invoice.document;

/** What a line is to its neighbours: fphxz. */
public enum LineNature {
    NORMAL("00"),
    /** 折扣行: directly follows the line that it reduces. */
    DISCOUNT("01"),
    /** 被折扣行 */
    DISCOUNTED("02");

    private final String code;

    LineNature(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }
}
