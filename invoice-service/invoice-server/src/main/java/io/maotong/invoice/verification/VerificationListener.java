package io.maotong.invoice.verification;

/** Somebody in this service who waits for what the bureau says of an invoice. */
public interface VerificationListener {

    /** An answer came, in this transaction and the merchant's scope; it may be that there is none yet. */
    void answered(VerificationNews news);
}
