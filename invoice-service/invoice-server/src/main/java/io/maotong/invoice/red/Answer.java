package io.maotong.invoice.red;

/** What a side says to a form: qrlx. */
enum Answer {
    CONFIRM("Y"),
    DENY("N"),
    /** Of the side that entered it. */
    WITHDRAW("C");

    private final String code;

    Answer(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }
}
