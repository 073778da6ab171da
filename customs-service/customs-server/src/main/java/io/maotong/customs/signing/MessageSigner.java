package io.maotong.customs.signing;

import io.maotong.customs.CustomsSettings;
import io.maotong.customs.CustomsSettings.Signing.Profile;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Signs whole messages: one signature each, with the certificate of whoever must sign, checked before and after. */
@Component
public class MessageSigner {

    /**
     * @param content the message as it is sent
     * @param digest base64, of the message without its signature
     * @param keeper SOFT or REMOTE
     */
    public record Signed(byte[] content, String digest, String certificateNo, String keeper) {}

    private final SignatureProvider provider;
    private final CustomsSettings.Signing settings;
    private final Clock clock;

    @Autowired
    MessageSigner(SoftKeys soft, RemoteSigner remote, CustomsSettings settings, Clock clock) {
        this(soft, remote, settings.signing(), clock);
    }

    MessageSigner(SoftKeys soft, RemoteSigner remote, CustomsSettings.Signing settings, Clock clock) {
        this.settings = settings;
        this.provider = switch (this.settings.keeper()) {
            case SOFT -> soft;
            case REMOTE -> remote;
        };
        this.clock = clock;
    }

    /**
     * @param canonical the message in canonical form, without a signature
     * @param profile name of the profile that the channel wants
     * @throws CertificateRefused if the certificate is not valid or not the signer's
     * @throws CertificateLater if the certificate or the signature could not be had now
     */
    public Signed sign(String canonical, String signerCode, String signerName, String profile) {
        Profile form = settings.profile(profile);
        MessageSignature signature = new MessageSignature(form);
        SigningCertificate certificate = provider.certificate(signerCode, signerName, form);
        certificate.check(signerCode, clock.instant());
        MessageSignature.Signed signed =
                signature.sign(canonical, certificate, signedInfo -> provider.sign(signedInfo, certificate, form));
        if (!signature.holds(signed.content(), certificate.certificate().getPublicKey())) {
            throw new IllegalStateException("our own signature for " + signerCode + " does not hold");
        }
        return new Signed(
                signed.content(),
                signed.digest(),
                certificate.number(),
                settings.keeper().name());
    }

    /** Makes sure that an enterprise will be able to sign. @throws CertificateRefused see {@link #sign} */
    void prepare(String signerCode, String signerName, String profile) {
        provider.certificate(signerCode, signerName, settings.profile(profile));
    }
}
