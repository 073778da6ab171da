package io.maotong.customs.signing;

import java.security.cert.X509Certificate;
import java.time.Instant;

/**
 * A certificate and whose it is.
 *
 * @param ownerCode customs code of the enterprise that was asked for
 * @param number its serial number, as KeyName says it
 */
record SigningCertificate(String ownerCode, String number, X509Certificate certificate) {

    /**
     * @throws CertificateRefused unless it is valid now and its subject is the enterprise that must sign: the port would
     *     answer "does not match the card, no permission for this operation"
     */
    void check(String signerCode, Instant now) {
        if (now.isBefore(certificate.getNotBefore().toInstant())) {
            throw new CertificateRefused(CertificateRefused.EXPIRED, "the certificate " + number + " is not valid yet");
        }
        if (!now.isBefore(certificate.getNotAfter().toInstant())) {
            throw new CertificateRefused(CertificateRefused.EXPIRED, "the certificate " + number + " has expired");
        }
        String owner = CertificateRequest.ownerOf(certificate).orElse("");
        if (!owner.equals(signerCode)) {
            throw new CertificateRefused(
                    CertificateRefused.OWNER,
                    "the certificate " + number + " belongs to " + owner + " and not to " + signerCode);
        }
    }
}
