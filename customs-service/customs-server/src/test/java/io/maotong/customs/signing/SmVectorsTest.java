package io.maotong.customs.signing;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.util.HexFormat;
import org.bouncycastle.asn1.gm.GMNamedCurves;
import org.bouncycastle.jce.spec.ECNamedCurveParameterSpec;
import org.bouncycastle.jce.spec.ECPublicKeySpec;
import org.junit.jupiter.api.Test;

/** The examples that the standards print: GB/T 32905 annex A for SM3, GB/T 32918.5 annex A for SM2 signatures. */
class SmVectorsTest {

    private static final HexFormat HEX = HexFormat.of();
    private static final String R = "f5a03b0648d2c4630eeac513e1bb81a15944da3827d5b74143ac7eaceee720b3";
    private static final String S = "b1b6aa29df212fd8763182bc0d421ca1bb9038fd1f7f42d4840b69c485bbc1aa";
    private static final byte[] MESSAGE = "message digest".getBytes(StandardCharsets.US_ASCII);

    private final SignatureSuite suite = new SignatureSuite(TestCertificates.SM2);

    private static PublicKey key() throws Exception {
        var curve = GMNamedCurves.getByName("sm2p256v1");
        var point = curve.getCurve()
                .createPoint(
                        new BigInteger("09f9df311e5421a150dd7d161e4bc5c672179fad1833fc076bb08ff356f35020", 16),
                        new BigInteger("ccea490ce26775a52dc6ea718cc1aa600aed05fbf35e084a6632f6072da9ad13", 16));
        return KeyFactory.getInstance("EC", SignatureSuite.SM)
                .generatePublic(new ECPublicKeySpec(
                        point,
                        new ECNamedCurveParameterSpec(
                                "sm2p256v1", curve.getCurve(), curve.getG(), curve.getN(), curve.getH())));
    }

    @Test
    void sm3OfTheFirstExample() {
        assertThat(HEX.formatHex(suite.digest("abc".getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
    }

    @Test
    void sm3OfTheSecondExampleWhichFillsABlock() {
        assertThat(HEX.formatHex(suite.digest("abcd".repeat(16).getBytes(StandardCharsets.US_ASCII))))
                .isEqualTo("debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void printedSignatureHolds() throws Exception {
        assertThat(suite.holds(key(), MESSAGE, HEX.parseHex(R + S))).isTrue();
    }

    @Test
    void printedSignatureInDerHoldsForADerProfileOnly() throws Exception {
        byte[] der = HEX.parseHex("3046022100" + R + "022100" + S);
        assertThat(new SignatureSuite(TestCertificates.SM2_DER).holds(key(), MESSAGE, der))
                .isTrue();
        assertThat(suite.holds(key(), MESSAGE, der)).isFalse();
        assertThat(new SignatureSuite(TestCertificates.SM2_DER).holds(key(), MESSAGE, HEX.parseHex(R + S)))
                .isFalse();
    }

    @Test
    void otherMessageOrOtherNumbersThenItDoesNotHold() throws Exception {
        assertThat(suite.holds(key(), "message digesT".getBytes(StandardCharsets.US_ASCII), HEX.parseHex(R + S)))
                .isFalse();
        assertThat(suite.holds(key(), MESSAGE, HEX.parseHex(S + R))).isFalse();
        assertThat(suite.holds(key(), MESSAGE, HEX.parseHex("00".repeat(64)))).isFalse();
        assertThat(suite.holds(key(), MESSAGE, HEX.parseHex(R + S + "00"))).isFalse();
    }
}
