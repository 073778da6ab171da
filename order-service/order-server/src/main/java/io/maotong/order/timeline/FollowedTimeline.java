package io.maotong.order.timeline;

import io.maotong.order.live.Followed;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** The timeline of one order, for a live reader. */
final class FollowedTimeline implements Followed {

    private final Timeline timeline;
    private final TimelineReader reader;
    private final String orderNo;
    private final BooleanSupplier over;
    private final Locale locale;

    FollowedTimeline(Timeline timeline, TimelineReader reader, String orderNo, BooleanSupplier over, Locale locale) {
        this.timeline = timeline;
        this.reader = reader;
        this.orderNo = orderNo;
        this.over = over;
        this.locale = locale;
    }

    @Override
    public String name() {
        return "timeline";
    }

    @Override
    public String mark() {
        return timeline.mark(orderNo);
    }

    @Override
    public State now() {
        TimelineResponse now = reader.read(orderNo, over.getAsBoolean(), locale);
        return new State(now.mark(), now, false);
    }
}
