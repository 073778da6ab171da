package io.maotong.customs.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.maotong.customs.CustomsSettings.Signing.Profile;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.exchange.PublishedSchema;
import io.maotong.customs.exchange.SampleMessages;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import javax.xml.crypto.dsig.XMLSignature;
import javax.xml.crypto.dsig.XMLSignatureFactory;
import javax.xml.crypto.dsig.dom.DOMValidateContext;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;

/** Our signature against the platform's own XML signature verifier, which knows nothing of how we make it. */
class MessageSignatureTest {

    /** A profile with a key and its certificate. */
    private record Signer(String name, Profile profile, KeyPair pair, SigningCertificate certificate) {

        static Signer of(String name, Profile profile) {
            KeyPair pair = new SignatureSuite(profile).newKey();
            return new Signer(
                    name,
                    profile,
                    pair,
                    new SigningCertificate(
                            "3207960001",
                            "4711",
                            TestCertificates.certificate(
                                    "3207960001",
                                    pair,
                                    profile,
                                    Instant.EPOCH,
                                    Instant.parse("2099-01-01T00:00:00Z"))));
        }

        byte[] sign(DocumentType type) {
            return new MessageSignature(profile)
                    .sign(
                            SampleMessages.message(type, 2),
                            certificate,
                            content -> new SignatureSuite(profile).sign(pair.getPrivate(), content))
                    .content();
        }

        boolean holds(byte[] content) {
            return new MessageSignature(profile).holds(content, pair.getPublic());
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Signer RSA = Signer.of("rsa", TestCertificates.RSA);
    private static final Signer SM2 = Signer.of("sm2", TestCertificates.SM2);

    static List<Signer> signers() {
        return List.of(
                RSA,
                SM2,
                Signer.of("sm2 as in the wild", TestCertificates.WILD),
                Signer.of("sm2 in DER", TestCertificates.SM2_DER));
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void signatureHoldsForThePlatformsVerifierAndForOurs(DocumentType type) throws Exception {
        byte[] content = RSA.sign(type);
        assertThat(verifiedByPlatform(content)).isTrue();
        assertThat(RSA.holds(content)).isTrue();
        Optional<PublishedSchema> schema = PublishedSchema.find("ceb-export-202205.xsd");
        assumeTrue(schema.isPresent(), "the published schemas are not here");
        assertThat(schema.get().fault(content)).isNull();
    }

    @ParameterizedTest
    @EnumSource(DocumentType.class)
    void sm2SignatureHoldsAndFollowsTheSchema(DocumentType type) {
        byte[] content = SM2.sign(type);
        assertThat(SM2.holds(content)).isTrue();
        PublishedSchema.find("ceb-export-202205.xsd")
                .ifPresent(schema -> assertThat(schema.fault(content)).isNull());
    }

    @ParameterizedTest
    @MethodSource("signers")
    void certificateCarriesTheKeyThatVerifies(Signer signer) {
        byte[] content = signer.sign(DocumentType.LIST);
        assertThat(new MessageSignature(signer.profile())
                        .holds(content, signer.certificate().certificate().getPublicKey()))
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("signers")
    void everyChangedByteOfTheContentIsFound(Signer signer) {
        byte[] content = signer.sign(DocumentType.LIST);
        Random random = new Random(20261201);
        for (int time = 0; time < 40; time++) {
            byte[] changed = content.clone();
            int at = random.nextInt(content.length);
            changed[at] ^= (byte) (1 << random.nextInt(7));
            boolean inKeyInfo = at > new String(content, StandardCharsets.ISO_8859_1).indexOf("<ds:KeyInfo>")
                    && at < new String(content, StandardCharsets.ISO_8859_1).indexOf("</ds:KeyInfo>");
            // KeyInfo is not signed; what stands there is checked against the owner instead.
            if (!inKeyInfo) {
                assertThat(signer.holds(changed)).as("byte " + at).isFalse();
            }
        }
    }

    @Test
    void oneChangedFigureIsFoundByThePlatformToo() throws Exception {
        String changed =
                new String(RSA.sign(DocumentType.LIST), StandardCharsets.UTF_8).replaceFirst("12\\.34567", "12.34568");
        assertThat(verifiedByPlatform(changed.getBytes(StandardCharsets.UTF_8))).isFalse();
        assertThat(RSA.holds(changed.getBytes(StandardCharsets.UTF_8))).isFalse();
    }

    @Test
    void sm2ValueIsRawNumbersOf64Bytes() {
        String text = new String(SM2.sign(DocumentType.LIST), StandardCharsets.UTF_8);
        int from = text.indexOf("<ds:SignatureValue>") + 19;
        assertThat(Base64.getDecoder().decode(text.substring(from, text.indexOf("</ds:SignatureValue>"))))
                .hasSize(64);
    }

    @ParameterizedTest
    @MethodSource("signers")
    void prettyPrintingAfterSigningIsFound(Signer signer) throws Exception {
        Transformer transformer = TransformerFactory.newInstance().newTransformer();
        transformer.setOutputProperty(OutputKeys.INDENT, "yes");
        StringWriter text = new StringWriter();
        transformer.transform(new DOMSource(parse(signer.sign(DocumentType.LIST))), new StreamResult(text));
        byte[] pretty = text.toString().getBytes(StandardCharsets.UTF_8);
        assertThat(signer.holds(pretty)).isFalse();
        if (signer == RSA) {
            assertThat(verifiedByPlatform(pretty)).isFalse();
        }
    }

    @ParameterizedTest
    @MethodSource("signers")
    void secondSignatureInTheMessageIsFound(Signer signer) {
        String text = new String(signer.sign(DocumentType.LIST), StandardCharsets.UTF_8);
        String signature = text.substring(text.indexOf("<ds:Signature "), text.indexOf("</ds:Signature>") + 15);
        assertThat(signer.holds(text.replace(signature, signature + signature).getBytes(StandardCharsets.UTF_8)))
                .isFalse();
    }

    @ParameterizedTest
    @MethodSource("signers")
    void signatureOfAnotherKeyIsFound(Signer signer) {
        assertThat(new MessageSignature(signer.profile())
                        .holds(
                                signer.sign(DocumentType.LIST),
                                new SignatureSuite(signer.profile()).newKey().getPublic()))
                .isFalse();
    }

    private static Document parse(byte[] content) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(new ByteArrayInputStream(content));
    }

    private static boolean verifiedByPlatform(byte[] content) throws Exception {
        Document document = parse(content);
        DOMValidateContext context = new DOMValidateContext(
                RSA.pair().getPublic(),
                document.getElementsByTagNameNS(XMLSignature.XMLNS, "Signature").item(0));
        // SHA-1 is what the port prescribes; the platform refuses it otherwise.
        context.setProperty("org.jcp.xml.dsig.secureValidation", false);
        return XMLSignatureFactory.getInstance("DOM")
                .unmarshalXMLSignature(context)
                .validate(context);
    }
}
