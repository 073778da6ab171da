package io.maotong.data.key;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfiguredKeysTest {

    private final String first = key();
    private final String second = key();
    private final String index = key();
    private final KeyService before = new ConfiguredKeys(new KeyProperties("a", Map.of("a", first), index));
    private final KeyService after = new ConfiguredKeys(new KeyProperties("b", Map.of("a", first, "b", second), index));

    @Test
    void macWhenTheKeyWasRotatedThenOldDigestsStillHoldAndNewOnesNameTheNewKey() {
        String old = before.mac("12.00|甲");

        assertThat(after.isMacOf("12.00|甲", old)).isTrue();
        assertThat(after.isMacOf("12.01|甲", old)).isFalse();
        assertThat(after.mac("12.00|甲")).startsWith("b:").isNotEqualTo(old);
        assertThat(old).matches("a:[0-9a-f]{64}");
    }

    @Test
    void macWhenItsKeyIsGoneThenNobodyClaimsToKnow() {
        KeyService later = new ConfiguredKeys(new KeyProperties("b", Map.of("b", second), index));

        assertThatThrownBy(() -> later.isMacOf("x", before.mac("x"))).isInstanceOf(UnknownKey.class);
        assertThatThrownBy(() -> later.isMacOf("x", "no key at all")).isInstanceOf(UnknownKey.class);
    }

    @Test
    void macIsNeitherTheBlindIndexNorMadeWithTheFieldKeyItself() {
        KeyService sameKeys = new ConfiguredKeys(new KeyProperties("a", Map.of("a", first), first));

        assertThat(sameKeys.mac("x")).isNotEqualTo("a:" + sameKeys.blindIndex("x"));
    }

    @Test
    void decryptWhenAlteredThenItSaysSoWhateverWasDone() {
        String sealed = before.encrypt("110101199003070011");
        char last = sealed.charAt(sealed.length() - 6);
        String flipped = sealed.substring(0, sealed.length() - 6)
                + (last == 'A' ? 'B' : 'A')
                + sealed.substring(sealed.length() - 5);

        assertThat(after.decrypt(sealed)).isEqualTo("110101199003070011");
        for (String altered : new String[] {flipped, "a:" + sealed.substring(6), "a:!!", "a:", "110101199003070011"}) {
            assertThatThrownBy(() -> before.decrypt(altered))
                    .satisfies(failure -> assertThat(AlteredText.isBehind(new RuntimeException(failure)))
                            .as(altered)
                            .isTrue());
        }
        assertThatThrownBy(() -> before.decrypt("z:" + sealed.substring(2))).isInstanceOf(UnknownKey.class);
    }

    private static String key() {
        byte[] bytes = new byte[32];
        new SecureRandom().nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
