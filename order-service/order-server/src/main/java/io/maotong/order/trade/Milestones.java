package io.maotong.order.trade;

import io.maotong.order.timeline.Happening;
import io.maotong.order.timeline.Source;
import io.maotong.order.timeline.Timeline;
import io.maotong.order.timeline.TimelineSettings;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Notes what other services tell about orders and moves the orders forward. To be called in a transaction. */
@Component
final class Milestones {

    /**
     * News about an order from one source.
     *
     * @param number under which the outside world knows the object, or null
     * @param reached how far the order is with it; null if it moves nothing
     */
    record News(
            String orderNo,
            String sourceId,
            String state,
            long version,
            Instant at,
            String number,
            Map<String, Object> detail,
            Progress reached) {}

    private final Timeline timeline;
    private final TimelineSettings settings;
    private final OrderMapper orders;
    private final OrderLines lines;
    private final OrderAnnouncer announcer;
    private final Clock clock;

    Milestones(
            Timeline timeline,
            TimelineSettings settings,
            OrderMapper orders,
            OrderLines lines,
            OrderAnnouncer announcer,
            Clock clock) {
        this.timeline = timeline;
        this.settings = settings;
        this.orders = orders;
        this.lines = lines;
        this.announcer = announcer;
        this.clock = clock;
    }

    /**
     * Notes a page of news in bulk: what is known already is skipped, so repetition and order of arrival do not matter.
     */
    void note(Source source, List<News> page) {
        if (page.isEmpty()) {
            return;
        }
        String channel = settings.channelOf(source);
        timeline.note(page.stream()
                .map(news -> new Happening(
                        news.orderNo(),
                        source,
                        news.sourceId(),
                        news.state(),
                        news.version(),
                        news.at(),
                        null,
                        news.number(),
                        channel,
                        news.detail()))
                .toList());
        for (Progress progress : List.of(Progress.SHIPPED, Progress.DECLARED, Progress.CLOSED)) {
            Set<String> reached = page.stream()
                    .filter(news -> news.reached() == progress)
                    .map(News::orderNo)
                    .collect(Collectors.toCollection(LinkedHashSet::new));
            reach(reached, progress);
        }
    }

    private void reach(Collection<String> orderNos, Progress progress) {
        if (orderNos.isEmpty()) {
            return;
        }
        List<Long> behind = orders.lockBehind(orderNos, progress.earlier());
        if (behind.isEmpty()) {
            return;
        }
        orders.reach(behind, progress, clock.instant());
        List<OrderRow> moved = orders.selectByIds(behind);
        announcer.announce(moved, lines.linesOf(moved));
    }
}
