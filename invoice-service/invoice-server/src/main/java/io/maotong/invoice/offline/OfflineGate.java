package io.maotong.invoice.offline;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.issue.OutageGate;
import io.maotong.invoice.platform.PlatformPulse;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Keeps invoices back while the platform is away, and behind those of the same issuer that wait already. */
@Component
class OfflineGate implements OutageGate {

    private final Outages outages;
    private final OfflineQueue queue;
    private final OfflineProperties settings;
    private final Clock clock;

    OfflineGate(Outages outages, OfflineQueue queue, OfflineProperties settings, Clock clock) {
        this.outages = outages;
        this.queue = queue;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Optional<Instant> closedUntil(String issuerTaxNo) {
        ChannelState state = outages.state(PlatformPulse.CHANNEL);
        if (!state.open()) {
            return Optional.empty();
        }
        Instant soonest = clock.instant().plus(settings.probe());
        return Optional.of(
                state.heldBy() != null || state.nextProbeAt().isBefore(clock.instant())
                        ? soonest
                        : state.nextProbeAt());
    }

    @Override
    public boolean othersWait(String issuerTaxNo) {
        return queue.anyWaiting(MerchantScope.merchantId(), issuerTaxNo);
    }

    @Override
    public void taken(long invoiceId) {
        queue.taken(MerchantScope.merchantId(), invoiceId);
    }
}
