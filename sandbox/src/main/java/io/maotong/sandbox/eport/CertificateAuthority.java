package io.maotong.sandbox.eport;

import io.maotong.sandbox.UtcTime;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Provider;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.asn1.gm.GMObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509ExtensionUtils;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaContentVerifierProviderBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCSException;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The certificate authority of the electronic port. One root; its private key lies in the database, sealed with
 * AES-256-GCM under a key derived from {@code sandbox.ca-key}, which is not in the database.
 */
@Component
public class CertificateAuthority {

    private static final Duration ROOT_LIFE = Duration.ofDays(3650);
    private static final Duration LEAF_LIFE = Duration.ofDays(730);
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int SHORTEST_SECRET = 32;
    private static final int SHORTEST_KEY = 2048;
    // Reads keys on the curve of SM2, which the platform does not know.
    private static final Provider SM = new BouncyCastleProvider();

    private final JdbcClient jdbc;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final PrivateKey key;
    private final X509Certificate root;

    record Issued(String certificatePem, String certificateNo, Instant notBefore, Instant notAfter, String chainPem) {}

    private record Stored(String certificate, String sealedKey) {}

    CertificateAuthority(JdbcClient jdbc, Clock clock, @Value("${sandbox.ca-key}") String secret) {
        if (secret.length() < SHORTEST_SECRET) {
            throw new IllegalStateException("sandbox.ca-key is shorter than " + SHORTEST_SECRET + " characters");
        }
        this.jdbc = jdbc;
        this.clock = clock;
        try {
            SecretKeySpec sealing = new SecretKeySpec(
                    MessageDigest.getInstance("SHA-256").digest(("ca|" + secret).getBytes(StandardCharsets.UTF_8)),
                    "AES");
            Stored stored = stored().orElseGet(() -> create(sealing));
            this.root = certificate(stored.certificate());
            this.key = KeyFactory.getInstance("RSA")
                    .generatePrivate(new PKCS8EncodedKeySpec(open(sealing, stored.sealedKey())));
        } catch (GeneralSecurityException wrongKey) {
            throw new IllegalStateException(
                    "the key of the certificate authority cannot be opened: was sandbox.ca-key changed?", wrongKey);
        }
    }

    private Optional<Stored> stored() {
        return jdbc.sql("SELECT certificate, sealed_key FROM eport_ca WHERE id = 1")
                .query((row, n) -> new Stored(row.getString(1), row.getString(2)))
                .optional();
    }

    private Stored create(SecretKeySpec sealing) {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(3072);
            KeyPair pair = generator.generateKeyPair();
            X500Name name = new X500Name("C=CN,O=Sandbox Electronic Port,CN=Sandbox Electronic Port CA");
            X509Certificate certificate =
                    sign(name, name, pair.getPublic(), pair.getPrivate(), pair.getPublic(), ROOT_LIFE, true);
            try {
                jdbc.sql("INSERT INTO eport_ca (id, certificate, sealed_key) VALUES (1,?,?)")
                        .params(
                                pem(certificate),
                                seal(sealing, pair.getPrivate().getEncoded()))
                        .update();
            } catch (DuplicateKeyException otherProcess) {
                // Two processes on one database started together; the first one's authority counts.
                return stored().orElseThrow();
            }
            return stored().orElseThrow();
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** The root certificate as PEM. */
    String chainPem() {
        return pem(root);
    }

    /** Key by which issued certificates are verified. */
    public PublicKey publicKey() {
        return root.getPublicKey();
    }

    /** The public key of a request whose proof of possession holds. */
    static Optional<PublicKey> requestedKey(String csrPem) {
        try (PEMParser parser = new PEMParser(new StringReader(csrPem))) {
            if (!(parser.readObject() instanceof PKCS10CertificationRequest request)) {
                return Optional.empty();
            }
            JcaPKCS10CertificationRequest csr = new JcaPKCS10CertificationRequest(request).setProvider(SM);
            boolean proven = csr.isSignatureValid(
                    new JcaContentVerifierProviderBuilder().setProvider(SM).build(csr.getPublicKey()));
            boolean strong = csr.getPublicKey() instanceof RSAPublicKey rsa
                    ? rsa.getModulus().bitLength() >= SHORTEST_KEY
                    : GMObjectIdentifiers.sm2p256v1.equals(
                            request.getSubjectPublicKeyInfo().getAlgorithm().getParameters());
            return proven && strong ? Optional.of(csr.getPublicKey()) : Optional.empty();
        } catch (IOException
                | GeneralSecurityException
                | OperatorCreationException
                | PKCSException
                | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    Issued issue(String ownerCode, String ownerName, PublicKey publicKey) {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.CN, ownerName)
                .addRDN(BCStyle.SERIALNUMBER, ownerCode)
                .build();
        X500Name issuer = X500Name.getInstance(root.getSubjectX500Principal().getEncoded());
        X509Certificate certificate = sign(issuer, subject, publicKey, key, root.getPublicKey(), LEAF_LIFE, false);
        String number = certificate.getSerialNumber().toString(16);
        jdbc.sql("INSERT INTO eport_certificate (certificate_no, owner_code, owner_name, pem, not_after)"
                        + " VALUES (?,?,?,?,?)")
                .params(
                        number,
                        ownerCode,
                        ownerName,
                        pem(certificate),
                        UtcTime.toRow(certificate.getNotAfter().toInstant()))
                .update();
        return new Issued(
                pem(certificate),
                number,
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                chainPem());
    }

    private X509Certificate sign(
            X500Name issuer,
            X500Name subject,
            PublicKey publicKey,
            PrivateKey signer,
            PublicKey signerPublic,
            Duration life,
            boolean authority) {
        try {
            Instant now = clock.instant();
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    issuer,
                    new BigInteger(127, random).setBit(126),
                    Date.from(now.minusSeconds(60)),
                    Date.from(now.plus(life)),
                    subject,
                    publicKey);
            JcaX509ExtensionUtils extensions = new JcaX509ExtensionUtils();
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(
                            authority
                                    ? KeyUsage.keyCertSign | KeyUsage.cRLSign
                                    : KeyUsage.digitalSignature | KeyUsage.nonRepudiation));
            builder.addExtension(
                    Extension.subjectKeyIdentifier, false, extensions.createSubjectKeyIdentifier(publicKey));
            builder.addExtension(
                    Extension.authorityKeyIdentifier, false, extensions.createAuthorityKeyIdentifier(signerPublic));
            X509CertificateHolder holder = builder.build(new JcaContentSignerBuilder("SHA256withRSA").build(signer));
            return new JcaX509CertificateConverter().setProvider(SM).getCertificate(holder);
        } catch (IOException | GeneralSecurityException | OperatorCreationException failure) {
            throw new IllegalStateException("a certificate could not be made", failure);
        }
    }

    private String seal(SecretKeySpec sealing, byte[] clear) throws GeneralSecurityException {
        byte[] iv = new byte[IV_BYTES];
        random.nextBytes(iv);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, iv));
        byte[] sealed = cipher.doFinal(clear);
        byte[] all = Arrays.copyOf(iv, IV_BYTES + sealed.length);
        System.arraycopy(sealed, 0, all, IV_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(all);
    }

    private static byte[] open(SecretKeySpec sealing, String sealed) throws GeneralSecurityException {
        byte[] all = Base64.getDecoder().decode(sealed);
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.DECRYPT_MODE, sealing, new GCMParameterSpec(TAG_BITS, Arrays.copyOf(all, IV_BYTES)));
        return cipher.doFinal(all, IV_BYTES, all.length - IV_BYTES);
    }

    private static X509Certificate certificate(String pem) throws GeneralSecurityException {
        try (PEMParser parser = new PEMParser(new StringReader(pem))) {
            return new JcaX509CertificateConverter().setProvider(SM).getCertificate((X509CertificateHolder)
                    parser.readObject());
        } catch (IOException unreadable) {
            throw new GeneralSecurityException(unreadable);
        }
    }

    private static String pem(X509Certificate certificate) {
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(certificate);
        } catch (IOException impossible) {
            throw new IllegalStateException(impossible);
        }
        return text.toString();
    }
}
