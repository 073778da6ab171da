package io.maotong.invoice.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider that encrypts for the platform also hashes as GB/T 32905-2016 says: both examples of its appendix A. */
class Sm3Test {

    @ParameterizedTest
    @CsvSource({
        "abc, 1, 66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0",
        "abcd, 16, debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732"
    })
    void exampleOfTheStandardHolds(String word, int times, String digest) throws Exception {
        byte[] message = word.repeat(times).getBytes(StandardCharsets.US_ASCII);

        byte[] hash =
                MessageDigest.getInstance("SM3", new BouncyCastleProvider()).digest(message);

        assertThat(HexFormat.of().formatHex(hash)).isEqualTo(digest);
    }
}
