package io.maotong.customs.signing;

import io.maotong.customs.CustomsSettings.Signing.Encoding;
import io.maotong.customs.CustomsSettings.Signing.Profile;
import io.maotong.customs.CustomsSettings.Signing.Suite;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Profiles as they are configured, and certificates for tests. */
final class TestCertificates {

    static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    static final String OFFICIAL = "http://www.chinaport.gov.cn/2022/04/xmldsig#";
    static final Profile RSA = profile(DSIG + "rsa-sha1", DSIG + "sha1", Suite.RSA_SHA1, "SHA-1", null);
    static final Profile SM2 = profile(OFFICIAL + "sm2-sm3", OFFICIAL + "sm3", Suite.SM2_SM3, "SM3", Encoding.RAW);

    /** As one client in the wild writes it. */
    static final Profile WILD = profile(DSIG + "sm2-sm3", DSIG + "sha1", Suite.SM2_SM3, "SHA-1", Encoding.RAW);

    static final Profile SM2_DER = profile(OFFICIAL + "sm2-sm3", OFFICIAL + "sm3", Suite.SM2_SM3, "SM3", Encoding.DER);

    private TestCertificates() {}

    private static Profile profile(String method, String digest, Suite suite, String algorithm, Encoding encoding) {
        return new Profile(
                "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
                DSIG + "enveloped-signature",
                method,
                digest,
                suite,
                algorithm,
                encoding,
                "1234567812345678");
    }

    static X509Certificate certificate(String owner, KeyPair pair, Profile profile, Instant from, Instant to) {
        try {
            var name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, "东海县水晶有限公司")
                    .addRDN(BCStyle.SERIALNUMBER, owner)
                    .build();
            return new JcaX509CertificateConverter()
                    .setProvider(SignatureSuite.SM)
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    BigInteger.valueOf(4711),
                                    Date.from(from),
                                    Date.from(to),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder(new SignatureSuite(profile).requestAlgorithm())
                                    .setProvider(SignatureSuite.SM)
                                    .build(pair.getPrivate())));
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
