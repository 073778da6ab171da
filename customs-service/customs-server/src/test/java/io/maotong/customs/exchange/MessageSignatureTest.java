package io.maotong.customs.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maotong.customs.CustomsSettings;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.signing.MessageSignature;
import io.maotong.customs.signing.SigningKey;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.util.Date;
import java.util.Optional;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;

/** Our signature against the platform's own XML signature verifier, which knows nothing of how we make it. */
class MessageSignatureTest {

    private static final CustomsSettings.Signing PROFILE = new CustomsSettings.Signing(
            "http://www.w3.org/TR/2001/REC-xml-c14n-20010315",
            "http://www.w3.org/2000/09/xmldsig#enveloped-signature",
            "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
            "http://www.w3.org/2000/09/xmldsig#sha1",
            "SHA1withRSA",
            "SHA-1");

    private static SigningKey key;
    private final MessageSignature signature = new MessageSignature(PROFILE);

    @BeforeAll
    static void makeKey() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        KeyPair pair = generator.generateKeyPair();
        X500Name name = new X500Name("CN=test");
        key = new SigningKey(
                "3207960001",
                "4711",
                pair.getPrivate(),
                new JcaX509CertificateConverter()
                        .getCertificate(new JcaX509v3CertificateBuilder(
                                        name,
                                        BigInteger.ONE,
                                        new Date(0),
                                        new Date(4_000_000_000_000L),
                                        name,
                                        pair.getPublic())
                                .build(new JcaContentSignerBuilder("SHA256withRSA").build(pair.getPrivate()))));
    }

    private byte[] signed(DocumentType type) {
        return signature.sign(SampleMessages.message(type, 2), key).content();
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void signatureHoldsForThePlatformsVerifierAndForOurs(DocumentType type) throws Exception {
        byte[] content = signed(type);
        assertThat(verifiedByPlatform(content)).isTrue();
        assertThat(signature.holds(content, key.certificate().getPublicKey())).isTrue();
        Optional<PublishedSchema> schema = PublishedSchema.find("ceb-export-202205.xsd");
        assumeTrue(schema.isPresent(), "the published schemas are not here");
        assertThat(schema.get().fault(content)).isNull();
    }

    @Test
    void oneChangedByteIsFoundByBoth() throws Exception {
        byte[] content = signed(DocumentType.LIST);
        String changed = new String(content, StandardCharsets.UTF_8).replaceFirst("12\\.34567", "12.34568");
        assertThat(verifiedByPlatform(changed.getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(signature.holds(
                        changed.getBytes(StandardCharsets.UTF_8),
                        key.certificate().getPublicKey()))
                .isFalse();
    }

    @Test
    void changedSignatureValueIsFound() throws Exception {
        String text = new String(signed(DocumentType.LIST), StandardCharsets.UTF_8);
        int at = text.indexOf("<ds:SignatureValue>") + 30;
        char other = text.charAt(at) == 'A' ? 'B' : 'A';
        byte[] changed = (text.substring(0, at) + other + text.substring(at + 1)).getBytes(StandardCharsets.UTF_8);
        assertThat(signature.holds(changed, key.certificate().getPublicKey())).isFalse();
        assertThat(verifiedByPlatform(changed)).isFalse();
    }

    @Test
    void prettyPrintingAfterSigningIsFound() throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.INDENT, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(parse(signed(DocumentType.LIST))), new StreamResult(text));
        byte[] pretty = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(signature.holds(pretty, key.certificate().getPublicKey())).isFalse();
        assertThat(verifiedByPlatform(pretty)).isFalse();
    }

    @Test
    void signatureOfAnotherKeyIsFound() throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        PublicKey other = generator.generateKeyPair().getPublic();
        assertThat(signature.holds(signed(DocumentType.LIST), other)).isFalse();
    }

    private static Document parse(byte[] content) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
    }

    private static boolean verifiedByPlatform(byte[] content) throws Exception {
        Document document = parse(content);
        DOMValidateContext context = new DOMValidateContext(
                key.certificate().getPublicKey(),
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
        // SHA-1 is what the port prescribes; the platform refuses it otherwise.
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }
}
