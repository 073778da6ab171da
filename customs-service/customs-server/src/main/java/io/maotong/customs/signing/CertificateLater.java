package io.maotong.customs.signing;

/** No certificate yet: the electronic port could not be asked, or did not answer. Trying again is safe. */
public final class CertificateLater extends RuntimeException {

    CertificateLater(String message) {
        super(message);
    }
}
