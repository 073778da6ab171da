package io.maotong.customs.signing;

/** The owner cannot have a certificate, or the one that is there may not be used: nothing may be signed. */
public final class CertificateRefused extends RuntimeException {

    static final String UNUSABLE = "CERTIFICATE";
    static final String EXPIRED = "CERT-EXPIRED";
    static final String OWNER = "CERT-OWNER";

    private final String code;

    CertificateRefused(String code, String message) {
        super(message);
        this.code = code;
    }

    CertificateRefused(String message) {
        this(UNUSABLE, message);
    }

    /** A document names another enterprise than the one whose certificate would sign it. */
    public static CertificateRefused ofOther(String signer, String named) {
        return new CertificateRefused(OWNER, "a document of " + named + " cannot be signed by " + signer);
    }

    /** Its key in the catalogue of errors. */
    public String code() {
        return code;
    }
}
