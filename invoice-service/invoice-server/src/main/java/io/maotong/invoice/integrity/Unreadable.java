package io.maotong.invoice.integrity;

import io.maotong.data.key.AlteredText;
import io.maotong.data.key.UnknownKey;
import java.sql.SQLException;

/** Tells a row that cannot be read, because of what is in it, from a database that cannot be read. */
public final class Unreadable {

    private Unreadable() {}

    /** Whether an encrypted field was altered or names a strange key, or a word stands where only certain words may. */
    public static boolean isBehind(Throwable failure) {
        boolean content = false;
        for (Throwable one = failure; one != null; one = one.getCause()) {
            if (one instanceof SQLException) {
                return false;
            }
            content |= one instanceof IllegalArgumentException || one instanceof UnknownKey;
        }
        return content || AlteredText.isBehind(failure);
    }
}
