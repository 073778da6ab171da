package io.maotong.customs.signing;

import io.maotong.customs.CustomsSettings.Signing.Encoding;
import io.maotong.customs.CustomsSettings.Signing.Profile;
import io.maotong.customs.CustomsSettings.Signing.Suite;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Signs with a key of its own as the service does, step by step. */
public final class BenchSigner {

    private static final String OWNER = "3207960001";
    private static final String NUMBER = "4711";
    private static final String DSIG = "http://www.w3.org/2000/09/xmldsig#";
    private static final String OFFICIAL = "http://www.chinaport.gov.cn/2022/04/xmldsig#";

    private final Profile profile;
    private final SignatureSuite suite;
    private final KeyPair pair;
    private final SigningCertificate certificate;

    private BenchSigner(Profile profile) {
        this.profile = profile;
        suite = new SignatureSuite(profile);
        pair = suite.newKey();
        certificate = new SigningCertificate(OWNER, NUMBER, certificate());
    }

    public static BenchSigner rsa() {
        return new BenchSigner(profile(DSIG + "rsa-sha1", DSIG + "sha1", Suite.RSA_SHA1, "SHA-1", null));
    }

    public static BenchSigner sm2() {
        return new BenchSigner(profile(OFFICIAL + "sm2-sm3", OFFICIAL + "sm3", Suite.SM2_SM3, "SM3", Encoding.RAW));
    }

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

    private X509Certificate certificate() {
        try {
            X500Name name = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, "东海县水晶有限公司")
                    .addRDN(BCStyle.SERIALNUMBER, OWNER)
                    .build();
            Instant now = Instant.now();
            return new JcaX509CertificateConverter()
                    .setProvider(SignatureSuite.SM)
                    .getCertificate(new JcaX509v3CertificateBuilder(
                                    name,
                                    new BigInteger(NUMBER),
                                    Date.from(now.minus(Duration.ofDays(1))),
                                    Date.from(now.plus(Duration.ofDays(1))),
                                    name,
                                    pair.getPublic())
                            .build(new JcaContentSignerBuilder(suite.requestAlgorithm())
                                    .setProvider(SignatureSuite.SM)
                                    .build(pair.getPrivate())));
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    public KeyPair pair() {
        return pair;
    }

    public X509Certificate x509() {
        return certificate.certificate();
    }

    public String number() {
        return NUMBER;
    }

    /** The digest of a message: it is canonical as it was written, so nothing is canonicalised. */
    public byte[] digest(String canonical) {
        return suite.digest(canonical.getBytes(StandardCharsets.UTF_8));
    }

    /** The operation of the private key alone, over as many bytes as SignedInfo has. */
    public byte[] sign(byte[] signedInfo) {
        return suite.sign(pair.getPrivate(), signedInfo);
    }

    public byte[] signed(String canonical) {
        return new MessageSignature(profile)
                .sign(canonical, certificate, this::sign)
                .content();
    }

    public boolean holds(byte[] content) {
        return new MessageSignature(profile).holds(content, pair.getPublic());
    }
}
