package io.maotong.sandbox;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private static final String GOOD = "0123456789abcdef0123456789abcdef";

    private static SandboxProperties with(String token, String taxKey, String app, String secret) {
        Map<String, String> secrets = new HashMap<>();
        for (String each : new String[] {"user", "customs", "logistics", "forex", "invoice", "refund"}) {
            secrets.put(each, GOOD);
        }
        secrets.put(app, secret);
        return new SandboxProperties(token, taxKey, secrets, BigDecimal.ONE, Duration.ofMillis(100), null);
    }

    @Test
    void startWhenAllSecretsAreLongThenAllowed() {
        assertThatCode(() -> with(GOOD, GOOD, "user", GOOD)).doesNotThrowAnyException();
    }

    @Test
    void startWhenASecretIsShortThenRefusedWithItsName() {
        assertThatIllegalStateException()
                .isThrownBy(() -> with(GOOD, GOOD, "forex", "short"))
                .withMessageContaining("sandbox.app-secrets.forex");
    }

    @Test
    void startWhenAVariableIsNotSetThenItsLongPlaceholderIsRefused() {
        assertThatIllegalStateException()
                .isThrownBy(() -> with(GOOD, GOOD, "logistics", "${MT_AUTHORITY_SECRET_LOGISTICS}"))
                .withMessageContaining("sandbox.app-secrets.logistics");
    }

    @Test
    void startWhenTheControlTokenIsMissingThenRefused() {
        assertThatIllegalStateException().isThrownBy(() -> with(null, GOOD, "user", GOOD));
    }

    @Test
    void startWhenTheTaxKeyIsNotHexThenRefused() {
        assertThatIllegalStateException().isThrownBy(() -> with(GOOD, "z".repeat(32), "user", GOOD));
    }

    @Test
    void printWhenAskedThenNoSecretIsShown() {
        org.assertj.core.api.Assertions.assertThat(
                        with(GOOD, GOOD, "user", GOOD).toString())
                .doesNotContain(GOOD);
    }
}
