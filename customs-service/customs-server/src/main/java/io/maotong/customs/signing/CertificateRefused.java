package io.maotong.customs.signing;

/** The owner cannot have a certificate, or the one that was issued is not the owner's: nothing may be signed. */
public final class CertificateRefused extends RuntimeException {

    CertificateRefused(String message) {
        super(message);
    }
}
