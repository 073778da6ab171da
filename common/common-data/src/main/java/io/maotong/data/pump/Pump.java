package io.maotong.data.pump;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * A loop that empties a durable queue: it works while there is work, then waits until it is woken or a while has
 * passed. Several instances may pump the same queue; the queue's own row locks keep them apart.
 */
public final class Pump implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(Pump.class);

    // what another instance is just working on looks due for a moment
    private static final long SHORTEST_WAIT_MILLIS = 10;

    private final String name;
    private final Duration idle;
    private final IntSupplier work;
    private final Semaphore wakeUp = new Semaphore(0);
    private volatile Duration next;
    private volatile Thread thread;
    private volatile boolean running;

    /**
     * @param idle how long to wait when there was nothing to do
     * @param work does one portion and returns how many items it handled
     */
    public Pump(String name, Duration idle, IntSupplier work) {
        this.name = name;
        this.idle = idle;
        this.work = work;
    }

    public void wake() {
        wakeUp.release();
    }

    /** For the work to say when it found nothing: something is due after this time, should that be before the next look. */
    public void lookAgainIn(Duration wait) {
        next = wait;
    }

    /** Wakes the pump once the current transaction has committed, or at once if there is none. */
    public void wakeAfterCommit() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            wake();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                wake();
            }
        });
    }

    @Override
    public synchronized void start() {
        running = true;
        thread = Thread.ofPlatform().name(name).daemon().start(this::loop);
    }

    @Override
    public synchronized void stop() {
        running = false;
        wake();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void loop() {
        while (running) {
            wakeUp.drainPermits();
            next = idle;
            if (portion() == 0) {
                await();
            }
        }
    }

    private int portion() {
        try {
            return work.getAsInt();
        } catch (RuntimeException e) {
            if (running) {
                log.warn("{}: trying again after a failure", name, e);
            }
            return 0;
        }
    }

    private void await() {
        long wait = Math.clamp(next.toMillis(), SHORTEST_WAIT_MILLIS, Math.max(SHORTEST_WAIT_MILLIS, idle.toMillis()));
        try {
            boolean woken = wakeUp.tryAcquire(wait, TimeUnit.MILLISECONDS);
            log.trace("{}: {}", name, woken ? "woken" : "idle");
        } catch (InterruptedException e) {
            running = false;
            Thread.currentThread().interrupt();
        }
    }
}
