package io.maotong.forex.ledger;

import io.maotong.data.scope.MerchantScope;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * One lock per merchant, taken first by every transaction that moves its money or its allocations and kept until the
 * commit: two of them never interleave and never wait for each other in a circle.
 */
@Component
public class MerchantLock {

    private final MerchantLockMapper locks;

    MerchantLock(MerchantLockMapper locks) {
        this.locks = locks;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void take() {
        locks.take(MerchantScope.merchantId());
    }
}
