package io.maotong.invoice.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class Sm4Test {

    private static final String KEY = "0123456789abcdeffedcba9876543210";
    private static final byte[] BLOCK = HexFormat.of().parseHex(KEY);

    @Test
    void firstVectorOfTheStandardHolds() {
        byte[] secret = new Sm4(KEY).encrypt(BLOCK);

        assertThat(HexFormat.of().formatHex(Arrays.copyOf(secret, 16))).isEqualTo("681edf34d206965e86b3e94f536e4246");
        assertThat(secret).as("the block and its padding").hasSize(32);
    }

    @Test
    void vectorOfAMillionRoundsHolds() {
        Sm4 sm4 = new Sm4(KEY);
        byte[] block = BLOCK;
        for (int round = 0; round < 1_000_000; round++) {
            block = Arrays.copyOf(sm4.encrypt(block), 16);
        }

        assertThat(HexFormat.of().formatHex(block)).isEqualTo("595298c7c6fd271f0402f804c33d3f66");
    }

    @Test
    void whatWasEncryptedComesBackWhateverItsLength() throws Exception {
        Random random = new Random(20261122);
        Sm4 sm4 = new Sm4(KEY);
        for (int length = 0; length < 200; length++) {
            byte[] plain = new byte[length];
            random.nextBytes(plain);
            assertThat(sm4.decrypt(sm4.encrypt(plain))).isEqualTo(plain);
        }
    }

    @Test
    void anotherKeyIsNoticed() {
        byte[] secret = new Sm4(KEY).encrypt("{\"returncode\":\"00\"}".getBytes(StandardCharsets.UTF_8));

        assertThatThrownBy(() -> new Sm4("00112233445566778899aabbccddeeff").decrypt(secret))
                .isInstanceOf(GeneralSecurityException.class);
    }
}
