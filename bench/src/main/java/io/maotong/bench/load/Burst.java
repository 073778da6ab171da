package io.maotong.bench.load;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntConsumer;

/** Many tasks that begin at the same moment, each on a thread of its own. */
final class Burst {

    /** @param took from the common beginning to the last end @param latencies from the common beginning to each end */
    record Outcome(Duration took, Latencies latencies) {}

    private Burst() {}

    static Outcome fire(int count, IntConsumer task) throws InterruptedException {
        CountDownLatch ready = new CountDownLatch(count);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Long>> ends = new ArrayList<>();
        long began;
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                int number = i;
                ends.add(threads.submit(() -> {
                    ready.countDown();
                    go.await();
                    task.accept(number);
                    return System.nanoTime();
                }));
            }
            ready.await();
            began = System.nanoTime();
            go.countDown();
        }
        List<Duration> latencies = new ArrayList<>();
        for (Future<Long> end : ends) {
            try {
                latencies.add(Duration.ofNanos(end.get() - began));
            } catch (ExecutionException e) {
                throw new IllegalStateException("one of " + count + " failed", e.getCause());
            }
        }
        Latencies all = Latencies.of(latencies);
        return new Outcome(all.percentile(100), all);
    }
}
