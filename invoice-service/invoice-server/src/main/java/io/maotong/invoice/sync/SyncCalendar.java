package io.maotong.invoice.sync;

import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.source.Sources;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Begins the runs that nobody asks for. Beginning one twice joins the first, so two instances at once do no harm. */
@Service
public class SyncCalendar {

    private static final Logger log = LoggerFactory.getLogger(SyncCalendar.class);
    private static final int PAGE = 500;

    private final SyncRuns runs;
    private final Sources sources;
    private final SyncSettings settings;

    SyncCalendar(SyncRuns runs, Sources sources, SyncSettings settings) {
        this.runs = runs;
        this.sources = sources;
        this.settings = settings;
    }

    /** The days not covered yet, of every merchant. @return runs begun or joined */
    public int days() {
        return begin(runs.kinds(true));
    }

    /** What arrived since, of every merchant. @return runs begun or joined */
    public int news() {
        return begin(runs.kinds(false));
    }

    private int begin(List<String> kinds) {
        int begun = 0;
        long after = 0;
        while (true) {
            long last = after;
            List<Long> merchants =
                    MerchantScope.everywhere("scheduled collection", () -> sources.merchantsAfter(last, PAGE));
            for (long merchant : merchants) {
                begun += begin(merchant, kinds);
                after = merchant;
            }
            if (merchants.size() < PAGE) {
                return begun;
            }
        }
    }

    private int begin(long merchant, List<String> kinds) {
        int begun = 0;
        for (String kind : kinds) {
            try {
                MerchantScope.run(merchant, () -> runs.start(kind, SyncRuns.SCHEDULE, pause()));
                begun++;
            } catch (RuntimeException e) {
                // One merchant's trouble is not the others'.
                log.warn("collecting {} of merchant {} could not begin; the next round tries again", kind, merchant, e);
            }
        }
        return begun;
    }

    // The platform limits who asks too much at once.
    private Duration pause() {
        long most = settings.spread().toMillis();
        return most == 0
                ? Duration.ZERO
                : Duration.ofMillis(ThreadLocalRandom.current().nextLong(most));
    }
}
