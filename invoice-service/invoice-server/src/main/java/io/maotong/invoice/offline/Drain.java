package io.maotong.invoice.offline;

import io.maotong.data.pump.Pump;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.issue.OfflineMoves;
import io.maotong.invoice.platform.PlatformPulse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Lets waiting invoices go once the platform is back: as many as the bucket holds, the oldest of each issuer first, and no
 * more of one issuer than may be on their way together. A portion is one transaction under the lock of the channel, so
 * that the instances share one bucket; the sending itself is promised work that survives its worker.
 */
@Component
class Drain {

    private final Outages outages;
    private final OfflineQueue queue;
    private final OfflineMoves moves;
    private final TransactionTemplate transaction;
    // The rounds call this.
    private final ObjectProvider<Pump> rounds;
    private final OfflineProperties settings;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Drain(
            Outages outages,
            OfflineQueue queue,
            OfflineMoves moves,
            TransactionTemplate transaction,
            @Qualifier(OfflineRounds.PUMP) ObjectProvider<Pump> rounds,
            OfflineProperties settings,
            Clock clock) {
        this.outages = outages;
        this.queue = queue;
        this.moves = moves;
        this.transaction = transaction;
        this.rounds = rounds;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return invoices let go */
    int portion() {
        queue.takeBackStuck();
        return queue.isEmpty() ? 0 : transaction.execute(status -> letGo());
    }

    private int letGo() {
        ChannelState state = outages.lock(PlatformPulse.CHANNEL);
        Instant now = clock.instant();
        TokenBucket bucket = state.bucket().at(now, settings.drainPerSecond(), settings.drainBurst());
        int left = state.open() ? 0 : bucket.available(now);
        int sent = left == 0 ? 0 : letGo(left);
        if (!state.open()) {
            outages.keep(state.channel(), bucket.without(sent, now, pause()));
            if (left == 0) {
                lookAgain(bucket.availableIn(now, settings.drainPerSecond()));
            }
        }
        return sent;
    }

    // Nothing was sent, so the rounds would rest; whoever woke them for a free place would have done so in vain.
    private void lookAgain(Duration wait) {
        if (wait.compareTo(settings.round()) < 0) {
            CompletableFuture.delayedExecutor(wait.toNanos(), TimeUnit.NANOSECONDS)
                    .execute(rounds.getObject()::wake);
        }
    }

    private int letGo(int most) {
        Map<OfflineQueue.Issuer, Integer> onTheirWay = queue.onTheirWay();
        int sent = 0;
        for (OfflineQueue.Line line : queue.lines()) {
            int free = settings.sellerConcurrency() - onTheirWay.getOrDefault(line.issuer(), 0);
            for (OfflineQueue.Place place : oldest(line, Math.min(free, most - sent))) {
                if (letGo(place)) {
                    sent++;
                }
            }
        }
        return sent;
    }

    private List<OfflineQueue.Place> oldest(OfflineQueue.Line line, int count) {
        if (count <= 0) {
            return List.of();
        }
        return count == 1 ? List.of(line.oldest()) : queue.first(line, count);
    }

    private boolean letGo(OfflineQueue.Place place) {
        return MerchantScope.call(place.merchantId(), () -> {
            boolean queued = moves.release(place.invoiceId());
            if (queued) {
                queue.released(place);
            } else {
                queue.forget(place);
            }
            return queued;
        });
    }

    private Duration pause() {
        long most = settings.drainJitter().toMillis();
        return most == 0 ? Duration.ZERO : Duration.ofMillis(random.nextLong(most + 1));
    }
}
