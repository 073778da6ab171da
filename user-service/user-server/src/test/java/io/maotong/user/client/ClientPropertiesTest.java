package io.maotong.user.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPropertiesTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "tiny", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "0123456789abcdef0123456789abcde"})
    void startWhenSecretIsMissingShortOrTrivialThenRefused(String secret) {
        assertThatThrownBy(() -> new ClientProperties(Map.of("order-service", secret)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("order-service")
                .satisfies(refusal -> assertThat(
                                secret.isEmpty() || !refusal.getMessage().contains(secret))
                        .isTrue());
    }

    @Test
    void startWhenThereAreNoSecretsThenRefused() {
        assertThatThrownBy(() -> new ClientProperties(null)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void printWhenSecretsAreSetThenTheyAreNotInIt() {
        String secret = "Zk3xQ9mB7vC1nL5pR8tW2yD4fG6hJ0sA";

        assertThat(new ClientProperties(Map.of("order-service", secret)).toString())
                .doesNotContain(secret);
    }
}
