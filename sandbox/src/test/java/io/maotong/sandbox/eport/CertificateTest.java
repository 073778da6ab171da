package io.maotong.sandbox.eport;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.CertPathValidator;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;

class CertificateTest {

    private static final String NAME = "顺丰沙箱速运有限公司";

    private final SandboxUnderTest sandbox = SandboxUnderTest.shared();

    private static KeyPair keys(int bits) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(bits);
        return generator.generateKeyPair();
    }

    private static String csr(KeyPair keys, PrivateKey signer) throws Exception {
        StringWriter pem = new StringWriter();
        try (JcaPEMWriter writer = new JcaPEMWriter(pem)) {
            writer.writeObject(new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=whatever"), keys.getPublic())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(signer)));
        }
        return pem.toString();
    }

    private Answer request(String code, String name, String csr) {
        return sandbox.post(
                "customs",
                "/eport/certificates",
                Map.of(
                        "serial", "C" + UUID.randomUUID().toString().substring(0, 20),
                        "ownerCode", code,
                        "ownerName", name,
                        "csrPem", csr));
    }

    private static X509Certificate certificate(String pem) throws Exception {
        return (X509Certificate) CertificateFactory.getInstance("X.509")
                .generateCertificate(new ByteArrayInputStream(pem.getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void certificateWhenIssuedThenItsPathIsValidAndItsOwnerNamed() throws Exception {
        KeyPair keys = keys(2048);
        Answer answer = request("4403980SF1", NAME, csr(keys, keys.getPrivate()));
        assertThat(answer.status()).isEqualTo(200);
        X509Certificate leaf = certificate(answer.at("/certificatePem"));
        X509Certificate root = certificate(sandbox.get("customs", "/eport/ca").at("/chainPem"));
        PKIXParameters trust = new PKIXParameters(Set.of(new TrustAnchor(root, null)));
        trust.setRevocationEnabled(false);
        CertPathValidator.getInstance("PKIX")
                .validate(CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf)), trust);
        assertThat(leaf.getPublicKey()).isEqualTo(keys.getPublic());
        assertThat(leaf.getSubjectX500Principal().toString()).contains("SERIALNUMBER=4403980SF1", NAME);
        assertThat(leaf.getBasicConstraints()).isEqualTo(-1);
        assertThat(root.getBasicConstraints()).isNotNegative();
        assertThat(answer.at("/certificateNo")).isEqualTo(leaf.getSerialNumber().toString(16));
    }

    @Test
    void certificateWhenThePossessionIsNotProvenThenRefused() throws Exception {
        assertThat(request("4403980SF1", NAME, csr(keys(2048), keys(2048).getPrivate()))
                        .status())
                .isEqualTo(422);
    }

    @Test
    void certificateWhenTheKeyIsShortThenRefused() throws Exception {
        KeyPair keys = keys(1024);
        assertThat(request("4403980SF1", NAME, csr(keys, keys.getPrivate())).status())
                .isEqualTo(422);
    }

    @Test
    void certificateWhenTheOwnerIsUnknownOrTheNameDiffersThenRefused() throws Exception {
        KeyPair keys = keys(2048);
        String csr = csr(keys, keys.getPrivate());
        assertThat(request("3207960000", NAME, csr).at("/code")).isEqualTo("OWNER_UNKNOWN");
        assertThat(request("4403980SF1", "别的公司", csr).at("/code")).isEqualTo("OWNER_NAME");
    }
}
