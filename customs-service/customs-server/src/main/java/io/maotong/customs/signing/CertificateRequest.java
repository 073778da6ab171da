package io.maotong.customs.signing;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import javax.naming.InvalidNameException;
import javax.naming.ldap.LdapName;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** The request for a certificate, and what comes back. */
final class CertificateRequest {

    private CertificateRequest() {}

    static String pem(String ownerCode, String ownerName, KeyPair pair, SignatureSuite suite) {
        X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                .addRDN(BCStyle.C, "CN")
                .addRDN(BCStyle.CN, ownerName)
                .addRDN(BCStyle.SERIALNUMBER, ownerCode)
                .build();
        StringWriter text = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
            writer.writeObject(new JcaPKCS10CertificationRequestBuilder(subject, pair.getPublic())
                    .build(new JcaContentSignerBuilder(suite.requestAlgorithm())
                            .setProvider(SignatureSuite.SM)
                            .build(pair.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    static X509Certificate certificate(String pem) {
        try {
            return (X509Certificate) CertificateFactory.getInstance("X.509", SignatureSuite.SM)
                    .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
        } catch (GeneralSecurityException e) {
            throw new CertificateRefused("the certificate cannot be read: " + e.getMessage());
        }
    }

    /** The code of the enterprise or person in the subject's SERIALNUMBER. */
    static Optional<String> ownerOf(X509Certificate certificate) {
        try {
            // 2.5.4.5 is what the platform's parser calls SERIALNUMBER in RFC 2253 form.
            return new LdapName(
                            certificate.getSubjectX500Principal().getName("RFC1779", Map.of("2.5.4.5", "SERIALNUMBER")))
                    .getRdns().stream()
                            .filter(part -> "SERIALNUMBER".equalsIgnoreCase(part.getType()))
                            .map(part -> String.valueOf(part.getValue()))
                            .findFirst();
        } catch (InvalidNameException e) {
            return Optional.empty();
        }
    }
}
