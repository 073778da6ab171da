package io.maotong.sandbox.tax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import org.bouncycastle.crypto.InvalidCipherTextException;
import org.junit.jupiter.api.Test;

class Sm4Test {

    private static final HexFormat HEX = HexFormat.of();
    private static final String STANDARD_KEY = "0123456789abcdeffedcba9876543210";

    @Test
    void encryptWhenStandardExampleThenItsPublishedCipherText() {
        byte[] secret = new Sm4(STANDARD_KEY).encrypt(HEX.parseHex("0123456789abcdeffedcba9876543210"));
        assertThat(secret).hasSize(32);
        assertThat(HEX.formatHex(Arrays.copyOf(secret, 16))).isEqualTo("681edf34d206965e86b3e94f536e4246");
    }

    @Test
    void encryptWhenTwoBlocksOfTheEcbExampleThenEachIsEncryptedAlone() {
        // draft-ribose-cfrg-sm4, A.2.1 (ECB), both blocks under the key of the standard
        byte[] plain = HEX.parseHex("aaaaaaaabbbbbbbbccccccccddddddddeeeeeeeeffffffffaaaaaaaabbbbbbbb");
        byte[] secret = new Sm4(STANDARD_KEY).encrypt(plain);
        assertThat(HEX.formatHex(Arrays.copyOf(secret, 32)))
                .isEqualTo("5ec8143de509cff7b5179f8f474b86192f1d305a7fb17df985f81c8482192304");
    }

    @Test
    void decryptWhenEncryptedThenTheSameTextOfAnyLength() throws InvalidCipherTextException {
        Sm4 sm4 = new Sm4("00112233445566778899aabbccddeeff");
        for (int length = 0; length < 50; length++) {
            byte[] plain = "水".repeat(length).getBytes(StandardCharsets.UTF_8);
            assertThat(sm4.decrypt(sm4.encrypt(plain))).isEqualTo(plain);
        }
    }

    @Test
    void decryptWhenLengthIsNoMultipleOfTheBlockThenRefused() {
        assertThatThrownBy(() -> new Sm4(STANDARD_KEY).decrypt(new byte[15]))
                .isInstanceOf(InvalidCipherTextException.class);
    }
}
