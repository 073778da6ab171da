package io.maotong.data.scope;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whose rows the current thread may see. Every statement on a merchant-owned table is restricted to it; with no scope
 * such a statement fails, so that forgetting it shows at once.
 *
 * <p>The web layer opens the scope from the token. Listeners and background work open it themselves.
 */
public final class MerchantScope {

    private sealed interface Scope {
        record One(long merchantId) implements Scope {}

        record Everywhere(String reason) implements Scope {}
    }

    private static final ThreadLocal<Scope> CURRENT = new ThreadLocal<>();

    private MerchantScope() {}

    public static void run(long merchantId, Runnable work) {
        call(merchantId, () -> {
            work.run();
            return null;
        });
    }

    public static <T> T call(long merchantId, Supplier<T> work) {
        return within(new Scope.One(merchantId), work);
    }

    /** Lifts the restriction, for operators and for work on behalf of all merchants; the reason is for the reader. */
    public static <T> T everywhere(String reason, Supplier<T> work) {
        return within(new Scope.Everywhere(reason), work);
    }

    public static void runEverywhere(String reason, Runnable work) {
        everywhere(reason, () -> {
            work.run();
            return null;
        });
    }

    /** @throws IllegalStateException if the thread has no single merchant */
    public static long merchantId() {
        if (CURRENT.get() instanceof Scope.One one) {
            return one.merchantId();
        }
        throw new IllegalStateException("a merchant's rows were asked for outside of a merchant scope");
    }

    /** The merchant of the current thread, if there is a single one. */
    public static Optional<Long> find() {
        return CURRENT.get() instanceof Scope.One one ? Optional.of(one.merchantId()) : Optional.empty();
    }

    static boolean isEverywhere() {
        return CURRENT.get() instanceof Scope.Everywhere;
    }

    private static <T> T within(Scope scope, Supplier<T> work) {
        Scope outer = CURRENT.get();
        CURRENT.set(scope);
        try {
            return work.get();
        } finally {
            if (outer == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(outer);
            }
        }
    }
}
