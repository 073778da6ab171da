package io.maotong.invoice.offline;

import io.maotong.data.pump.Pump;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.platform.CallEnding;
import io.maotong.invoice.platform.PlatformPulse;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** The look around that every instance takes again and again; the database says who does what. */
@Component
class OfflineRounds {

    static final String PUMP = "offlinePump";

    private static final int ROUNDS_PER_SWEEP = 100;

    private final Outages outages;
    private final Drain drain;
    private final OfflineAlerts alerts;
    private final PlatformPulse pulse;
    private int rounds;

    OfflineRounds(Outages outages, Drain drain, OfflineAlerts alerts, PlatformPulse pulse) {
        this.outages = outages;
        this.drain = drain;
        this.alerts = alerts;
        this.pulse = pulse;
    }

    /** @return what was done, so that more is done at once where there is more */
    int round() {
        return MerchantScope.everywhere("looking after the offline queue", () -> {
            if (outages.claimProbe(PlatformPulse.CHANNEL)) {
                CallEnding ending = pulse.feel();
                if (ending.healthy()) {
                    outages.close(PlatformPulse.CHANNEL);
                }
            }
            int reported = alerts.raise();
            int given = alerts.giveUp();
            int sent = drain.portion();
            if (++rounds % ROUNDS_PER_SWEEP == 0) {
                outages.sweep();
            }
            return reported + given + sent;
        });
    }

    /** Takes the rounds. */
    @Configuration(proxyBeanMethods = false)
    static class Taking {

        @Bean(PUMP)
        Pump offlinePump(OfflineRounds rounds, OfflineProperties settings) {
            return new Pump("offline", settings.round(), rounds::round);
        }
    }
}
