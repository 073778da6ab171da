package io.maotong.sandbox.tax;

import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Runs work in one transaction; loses a race for a key or a lock by trying again. */
@Component
final class TaxTransaction {

    private static final int ATTEMPTS = 5;

    private final TransactionTemplate transaction;

    TaxTransaction(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    <T> T run(Supplier<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return transaction.execute(status -> work.get());
            } catch (PessimisticLockingFailureException | DuplicateKeyException race) {
                if (attempt == ATTEMPTS) {
                    throw race;
                }
            }
        }
    }
}
