package io.maotong.user.account;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.user.UserError;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;

/**
 * Hashes passwords in a few threads of its own with a short queue: a storm of sign-ins is answered with 429 instead of
 * taking all processors from other requests.
 */
public final class PasswordHashing implements DisposableBean {

    /** bcrypt reads no further than 72 bytes, so longer passwords are refused instead of silently cut. */
    private static final int LONGEST = 72;

    private final BCryptPasswordEncoder encoder;
    private final ThreadPoolExecutor pool;
    private final String nobody;

    public PasswordHashing(int strength, int threads, int queue) {
        this.encoder = new BCryptPasswordEncoder(strength);
        this.pool = new ThreadPoolExecutor(
                threads,
                threads,
                1,
                TimeUnit.MINUTES,
                new ArrayBlockingQueue<>(queue),
                Thread.ofPlatform().name("password-", 0).daemon().factory());
        this.nobody = encoder.encode("nobody has this password");
    }

    public String hash(String password) {
        if (password.getBytes(StandardCharsets.UTF_8).length > LONGEST) {
            throw new IllegalArgumentException("a password may have " + LONGEST + " bytes");
        }
        return run(() -> encoder.encode(password));
    }

    /**
     * @param hash null if there is no such account: the answer then takes as long as for a wrong password
     * @throws BusinessException {@link UserError#BUSY} if too many are waiting already
     */
    public boolean matches(String password, String hash) {
        boolean same = run(() -> encoder.matches(password, hash == null ? nobody : hash));
        return same && hash != null;
    }

    private <T> T run(Callable<T> work) {
        Future<T> result;
        try {
            result = pool.submit(work);
        } catch (RejectedExecutionException e) {
            throw new BusinessException(
                    UserError.BUSY, Text.of("登录人数较多，请几秒后再试", "Many people are signing in: try again in a few seconds"));
        }
        try {
            return result.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void destroy() {
        pool.shutdown();
    }
}
