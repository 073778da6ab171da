package io.maotong.sandbox.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import javax.xml.crypto.OctetStreamData;
import javax.xml.crypto.dsig.CanonicalizationMethod;
import javax.xml.crypto.dsig.TransformService;
import javax.xml.crypto.dsig.spec.TransformParameterSpec;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.crypto.AsymmetricCipherKeyPair;
import org.bouncycastle.crypto.digests.SM3Digest;
import org.bouncycastle.crypto.generators.ECKeyPairGenerator;
import org.bouncycastle.crypto.params.ECDomainParameters;
import org.bouncycastle.crypto.params.ECKeyGenerationParameters;
import org.bouncycastle.crypto.params.ECPublicKeyParameters;
import org.bouncycastle.crypto.signers.PlainDSAEncoding;
import org.bouncycastle.crypto.signers.SM2Signer;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Our SM3, SM2 and canonical form against what the standards print and against libraries that know nothing of ours. */
class SmTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final byte[] KEY = HEX.parseHex("04"
            + "09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020"
            + "ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13");
    private static final byte[] SIGNATURE =
            HEX.parseHex("f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3"
                    + "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa");

    @Test
    void sm3OfThePrintedExamples() {
        assertThat(HEX.formatHex(Sm3.hash(bytes("abc"))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
        assertThat(HEX.formatHex(Sm3.hash(bytes("abcd".repeat(16)))))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void sm3OfEveryLengthAroundABlock() {
        for (int length = 0; length < 200; length++) {
            byte[] content = bytes("x".repeat(length));
            SM3Digest library = new SM3Digest();
            library.update(content, 0, length);
            byte[] expected = new byte[32];
            library.doFinal(expected, 0);
            assertThat(Sm3.hash(content)).as("length " + length).isEqualTo(expected);
        }
    }

    @Test
    void sm2OfThePrintedExample() {
        assertThat(Sm2.holds(KEY, Sm2.DEFAULT_USER, bytes("message digest"), SIGNATURE))
                .isTrue();
        assertThat(Sm2.holds(KEY, Sm2.DEFAULT_USER, bytes("message digesT"), SIGNATURE))
                .isFalse();
        assertThat(Sm2.holds(KEY, "1234567812345679", bytes("message digest"), SIGNATURE))
                .isFalse();
    }

    @Test
    void sm2OfFreshKeysThenEachChangedBitIsFound() throws Exception {
        var curve = GMNamedCurves.getByName("sm2p256v1");
        ECKeyPairGenerator generator = new ECKeyPairGenerator();
        generator.init(new ECKeyGenerationParameters(
                new ECDomainParameters(curve.getCurve(), curve.getG(), curve.getN(), curve.getH()),
                new SecureRandom()));
        byte[] message = bytes("<a>水晶</a>");
        for (int time = 0; time < 5; time++) {
            AsymmetricCipherKeyPair pair = generator.generateKeyPair();
            SM2Signer signer = new SM2Signer(PlainDSAEncoding.INSTANCE, new SM3Digest());
            signer.init(true, pair.getPrivate());
            signer.update(message, 0, message.length);
            byte[] signature = signer.generateSignature();
            byte[] key = ((ECPublicKeyParameters) pair.getPublic()).getQ().getEncoded(false);
            assertThat(Sm2.holds(key, Sm2.DEFAULT_USER, message, signature)).isTrue();
            byte[] changed = signature.clone();
            changed[time * 12] ^= 1;
            assertThat(Sm2.holds(key, Sm2.DEFAULT_USER, message, changed)).isFalse();
        }
        assertThat(Sm2.holds(KEY, Sm2.DEFAULT_USER, message, new byte[64])).isFalse();
        assertThat(Sm2.holds(Arrays.copyOf(KEY, 64), Sm2.DEFAULT_USER, message, SIGNATURE))
                .isFalse();
    }

    @Test
    void canonicalFormIsThePlatforms() throws Exception {
        for (String xml : List.of(
                "<a:b xmlns:a='urn:a' xmlns='urn:d' z='1' a:y=\"2 &amp; &quot;\"><c xmlns='' t='&#9;&#10;&#13;'/>"
                        + "<a:c xmlns:a='urn:a'>x &lt; y &gt; &#13; <![CDATA[<&>]]></a:c><!-- no --><?p  q ?></a:b>",
                "<b xmlns='urn:d'>\n <c xmlns='urn:d'><d xmlns='urn:e'/></c>水晶\t</b>",
                "<e a='1'\n   B='2'  xml:lang='zh'></e>")) {
            TransformService service = TransformService.getInstance(CanonicalizationMethod.INCLUSIVE, "DOM");
            service.init((TransformParameterSpec) null);
            var data = (OctetStreamData) service.transform(
                    new OctetStreamData(new java.io.ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))), null);
            String expected = new String(data.getOctetStream().readAllBytes(), StandardCharsets.UTF_8);
            Element root =
                    HardenedXml.parse(xml.getBytes(StandardCharsets.UTF_8)).getDocumentElement();
            assertThat(new String(CanonicalXml.of(root, null), StandardCharsets.UTF_8))
                    .isEqualTo(expected);
        }
    }

    @Test
    void subtreeCarriesTheNamespacesAroundIt() throws Exception {
        Document document = HardenedXml.parse(bytes("<a:x xmlns:a='urn:a' xmlns:b='urn:b'><b:y>1</b:y></a:x>"));
        assertThat(new String(
                        CanonicalXml.of((Element) document.getDocumentElement().getFirstChild(), null),
                        StandardCharsets.UTF_8))
                .isEqualTo("<b:y xmlns:a=\"urn:a\" xmlns:b=\"urn:b\">1</b:y>");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
