package io.maotong.customs.signing;

import io.maotong.customs.CustomsSettings.Signing.Profile;

/**
 * Who keeps private keys and signs with them: our own database, or a signer elsewhere (a security module, the cloud, a
 * card reader). May ask others, so it must not be called inside a transaction.
 */
interface SignatureProvider {

    /**
     * The certificate with which an enterprise signs under a profile.
     *
     * @throws CertificateRefused if the owner cannot have one
     * @throws CertificateLater if nobody could be asked; trying again is safe
     */
    SigningCertificate certificate(String ownerCode, String ownerName, Profile profile);

    /**
     * Signs canonical bytes. Signing twice does no harm: only one of the results is kept and sent.
     *
     * @return the signature value as the profile writes it
     * @throws CertificateRefused if the key may not be used
     * @throws CertificateLater if the signer could not be asked
     */
    byte[] sign(byte[] canonical, SigningCertificate certificate, Profile profile);
}
