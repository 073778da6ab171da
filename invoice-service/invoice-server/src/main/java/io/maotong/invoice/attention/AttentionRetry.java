package io.maotong.invoice.attention;

import java.util.Set;

/** Tries again what got stuck. */
public interface AttentionRetry {

    Set<AttentionCause.Topic> topics();

    /**
     * Promises another try, in the current transaction and the merchant's scope; what is right by now settles the item.
     *
     * @param subject as it was raised
     */
    void retry(String subject, String actor);
}
