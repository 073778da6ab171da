package io.maotong.order.imports;

import io.maotong.data.intent.TraceCarrier;
import io.maotong.data.scope.MerchantScope;
import io.maotong.order.draft.KnownGoods;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stores the chunks of one file one after the other, beside its reader: while one is stored, the next is read and checked. No
 * more than these two are held.
 */
final class ChunkLane implements AutoCloseable {

    /** Checks and stores chunks. */
    interface Work {
        Judged judge(List<RowGroup> chunk, KnownGoods goods);

        ChunkService.Stored store(int from, Judged chunk);
    }

    private final Work work;
    private final TraceCarrier trace;
    private final long merchantId = MerchantScope.merchantId();
    private final String traceParent;
    private final ExecutorService lane = Executors.newSingleThreadExecutor(
            Thread.ofVirtual().name("order-import").factory());
    private final KnownGoods goods = new KnownGoods();
    private final AtomicInteger learned = new AtomicInteger();
    private Future<Boolean> last;
    private boolean overtaken;

    ChunkLane(Work work, TraceCarrier trace) {
        this.work = work;
        this.trace = trace;
        this.traceParent = trace.current();
    }

    /**
     * Checks a chunk, and takes it once the one before is stored. If that one made products or shops known, it is checked
     * again: rows may leave out what earlier rows of the same file have said.
     *
     * @param from the last row before it
     * @return false if another worker has overtaken this one: then there is no use in going on
     */
    boolean add(int from, List<RowGroup> chunk) {
        int known = learned.get();
        Judged judged = work.judge(chunk, goods);
        if (!settle()) {
            return false;
        }
        boolean outdated = learned.get() != known;
        if (outdated) {
            goods.forget();
        }
        Judged upToDate = outdated ? work.judge(chunk, goods) : judged;
        last = lane.submit(() -> trace.continued(
                traceParent, "order-import chunk", () -> MerchantScope.call(merchantId, () -> store(from, upToDate))));
        return true;
    }

    private boolean store(int from, Judged chunk) {
        ChunkService.Stored stored = work.store(from, chunk);
        if (stored == ChunkService.Stored.LEARNED) {
            learned.incrementAndGet();
        }
        return stored != ChunkService.Stored.OVERTAKEN;
    }

    /** Waits for the last chunk. @return false if another worker has overtaken this one */
    boolean settle() {
        if (last == null) {
            return !overtaken;
        }
        try {
            overtaken |= !last.get();
            last = null;
            return !overtaken;
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted while a chunk was being stored");
        }
    }

    /** Nothing of this worker is under way afterwards, however it ended. */
    @Override
    public void close() {
        lane.close();
    }
}
