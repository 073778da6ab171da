package io.maotong.customs.signing;

import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.time.Instant;

/** A key with the certificate that says whose it is. */
record SigningKey(String ownerCode, String certificateNo, PrivateKey privateKey, X509Certificate certificate) {

    public boolean isValidAt(Instant now) {
        return !now.isBefore(certificate.getNotBefore().toInstant())
                && now.isBefore(certificate.getNotAfter().toInstant());
    }
}
