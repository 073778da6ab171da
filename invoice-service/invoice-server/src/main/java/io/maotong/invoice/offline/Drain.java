package io.maotong.invoice.offline;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.issue.OfflineMoves;
import io.maotong.invoice.platform.PlatformPulse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.random.RandomGenerator;
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
    private final OfflineProperties settings;
    private final Clock clock;
    private final RandomGenerator random = RandomGenerator.getDefault();

    Drain(
            Outages outages,
            OfflineQueue queue,
            OfflineMoves moves,
            TransactionTemplate transaction,
            OfflineProperties settings,
            Clock clock) {
        this.outages = outages;
        this.queue = queue;
        this.moves = moves;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /** @return invoices let go */
    int portion() {
        queue.takeBackStuck();
        List<OfflineQueue.Line> lines = queue.lines();
        return lines.isEmpty() ? 0 : transaction.execute(status -> portion(lines));
    }

    private int portion(List<OfflineQueue.Line> lines) {
        ChannelState state = outages.lock(PlatformPulse.CHANNEL);
        Instant now = clock.instant();
        TokenBucket bucket = state.bucket().at(now, settings.drainPerSecond(), settings.drainBurst());
        int left = state.open() ? 0 : bucket.available(now);
        int sent = 0;
        for (OfflineQueue.Line line : lines) {
            if (sent == left) {
                break;
            }
            int free = settings.sellerConcurrency() - queue.onTheirWay(line);
            for (OfflineQueue.Place place : free <= 0 ? List.<OfflineQueue.Place>of() : queue.first(line, free)) {
                if (sent < left && letGo(place)) {
                    sent++;
                }
            }
        }
        if (!state.open()) {
            outages.keep(state.channel(), bucket.without(sent, now, pause()));
        }
        return sent;
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
