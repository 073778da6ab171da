package io.maotong.invoice.red;

/** Seller or buyer of the blue invoice: lrfsf. */
enum Side {
    SELLER("0"),
    BUYER("1");

    private final String code;

    Side(String code) {
        this.code = code;
    }

    String code() {
        return code;
    }

    Side other() {
        return this == SELLER ? BUYER : SELLER;
    }

    /** @throws IllegalArgumentException for anything but 0 and 1 */
    static Side ofCode(String code) {
        for (Side side : values()) {
            if (side.code.equals(code)) {
                return side;
            }
        }
        throw new IllegalArgumentException("lrfsf " + code);
    }
}
