package io.maotong.user.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.maotong.core.error.BusinessException;
import io.maotong.user.UserError;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class PasswordHashingTest {

    @Test
    void matchesWhenPasswordIsRightThenTrue() {
        PasswordHashing hashing = new PasswordHashing(4, 1, 1);
        String hash = hashing.hash("correct horse battery");

        assertThat(hashing.matches("correct horse battery", hash)).isTrue();
        assertThat(hashing.matches("wrong", hash)).isFalse();
        assertThat(hashing.matches("nobody has this password", null)).isFalse();
        hashing.destroy();
    }

    @Test
    void matchesWhenPoolAndQueueAreFullThenBusyInsteadOfWaiting() throws Exception {
        PasswordHashing hashing = new PasswordHashing(12, 1, 1);
        String hash = hashing.hash("correct horse battery");
        List<Future<Boolean>> storm = new ArrayList<>();
        int busy = 0;
        try (ExecutorService people = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < 8; i++) {
                storm.add(people.submit(() -> hashing.matches("correct horse battery", hash)));
            }
            for (Future<Boolean> one : storm) {
                try {
                    assertThat(one.get()).isTrue();
                } catch (ExecutionException e) {
                    assertThat(e.getCause()).isInstanceOf(BusinessException.class);
                    assertThat(((BusinessException) e.getCause()).code()).isEqualTo(UserError.BUSY);
                    busy++;
                }
            }
        }
        assertThat(busy).isBetween(5, 7);
        hashing.destroy();
    }

    @Test
    void hashWhenPasswordIsLongerThanBcryptReadsThenRefused() {
        PasswordHashing hashing = new PasswordHashing(4, 1, 1);

        assertThatThrownBy(() -> hashing.hash("x".repeat(73))).isInstanceOf(IllegalArgumentException.class);
        hashing.destroy();
    }
}
