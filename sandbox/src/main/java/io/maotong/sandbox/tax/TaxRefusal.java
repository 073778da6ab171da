package io.maotong.sandbox.tax;

/** A service answers with a return code other than 00. */
final class TaxRefusal extends RuntimeException {

    static final String NOT_FOUND = "01";
    static final String PROCESSING = "0499";
    static final String INVALID = "9001";
    static final String UNKNOWN_TAXPAYER = "9002";
    static final String SERIAL_REUSED = "9003";
    static final String QUOTA = "9004";
    static final String SUSPENDED = "9005";

    private final String code;

    TaxRefusal(String code, String message) {
        super(message, null, false, false);
        this.code = code;
    }

    String code() {
        return code;
    }
}
