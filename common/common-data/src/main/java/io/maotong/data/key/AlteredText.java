package io.maotong.data.key;

/** An encrypted field is not what was written: somebody changed it, or it was copied there in parts. */
public final class AlteredText extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    AlteredText(String message, Throwable cause) {
        super(message, cause);
    }

    /** Whether this is what a failed reading of a row comes down to. */
    public static boolean isBehind(Throwable failure) {
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof AlteredText) {
                return true;
            }
        }
        return false;
    }
}
