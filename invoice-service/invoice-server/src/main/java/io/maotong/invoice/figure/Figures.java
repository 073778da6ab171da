package io.maotong.invoice.figure;

import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Computes the figures from the runs, and raises and closes alerts. */
@Service
class Figures {

    private static final int MOST_ALERTS = 200;

    private final FigureMapper mapper;
    private final FigureSettings settings;
    private final Clock clock;

    Figures(FigureMapper mapper, FigureSettings settings, Clock clock) {
        this.mapper = mapper;
        this.settings = settings;
        this.clock = clock;
    }

    /** Of the current merchant, or of all if the scope is everywhere. */
    List<Figure> now() {
        Instant since = clock.instant().minus(Duration.ofDays(settings.days()));
        FigureMapper.Runs runs = mapper.runs(since);
        FigureMapper.Compared compared = mapper.compared(since);
        long faulty = Math.min(runs.pulled(), mapper.rejects(since) + compared.different());
        long held = compared.matched() + compared.different();
        return List.of(
                new Figure(FigureKind.SUCCESS, runs.done(), runs.done() + runs.failed(), settings.success()),
                new Figure(FigureKind.ACCURACY, runs.pulled() - faulty, runs.pulled(), settings.accuracy()),
                new Figure(FigureKind.COMPLETENESS, held, held + compared.missing(), settings.completeness()));
    }

    int days() {
        return settings.days();
    }

    List<FigureMapper.Alert> alerts() {
        return mapper.openAlerts(MOST_ALERTS);
    }

    /** Opens an alert for each figure of the current merchant that is below its promise, and closes the others. */
    @Transactional
    void compareWithPromise() {
        Instant now = clock.instant();
        for (Figure figure : now()) {
            if (figure.met()) {
                mapper.close(figure.kind().name(), now);
            } else {
                mapper.open(
                        Ids.next(),
                        MerchantScope.merchantId(),
                        figure.kind().name(),
                        figure.share(),
                        figure.promised(),
                        now);
            }
        }
    }
}
