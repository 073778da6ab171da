package io.maotong.customs.signing;

import io.maotong.customs.CustomsSettings.Signing.Profile;
import java.security.KeyPair;
import java.time.Instant;

/** Messages signed as the two configured profiles sign them, with keys of the test. */
public final class SignedMessages {

    private static final Signer RSA = new Signer(TestCertificates.RSA);
    private static final Signer SM2 = new Signer(TestCertificates.SM2);

    private SignedMessages() {}

    public static byte[] rsa(String canonical) {
        return RSA.sign(canonical);
    }

    public static byte[] sm2(String canonical) {
        return SM2.sign(canonical);
    }

    private static final class Signer {

        private final Profile profile;
        private final SignatureSuite suite;
        private final KeyPair pair;
        private final SigningCertificate certificate;

        private Signer(Profile profile) {
            this.profile = profile;
            suite = new SignatureSuite(profile);
            pair = suite.newKey();
            certificate = new SigningCertificate(
                    "3207960001",
                    "4711",
                    TestCertificates.certificate(
                            "3207960001", pair, profile, Instant.EPOCH, Instant.parse("2099-01-01T00:00:00Z")));
        }

        private byte[] sign(String canonical) {
            return new MessageSignature(profile)
                    .sign(canonical, certificate, content -> suite.sign(pair.getPrivate(), content))
                    .content();
        }
    }
}
