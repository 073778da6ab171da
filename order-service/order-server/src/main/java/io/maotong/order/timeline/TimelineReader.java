package io.maotong.order.timeline;

import io.maotong.core.error.Text;
import io.maotong.order.live.Followed;
import io.maotong.order.timeline.Source.Phase;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.springframework.stereotype.Component;

/** Puts what happened together into one node for each object. */
@Component
public final class TimelineReader {

    /** The way that every order goes. */
    private static final Set<Source> WAY = EnumSet.of(
            Source.ORDER, Source.SHIPMENT, Source.RECEIPT, Source.CUSTOMS, Source.ENTRY, Source.INVOICE, Source.REFUND);

    private final Timeline timeline;
    private final Pace pace;
    private final Clock clock;

    TimelineReader(Timeline timeline, Pace pace, Clock clock) {
        this.timeline = timeline;
        this.pace = pace;
        this.clock = clock;
    }

    /** The same for a live reader. @param over asked again for each event */
    public Followed followed(String orderNo, BooleanSupplier over, Locale locale) {
        return new FollowedTimeline(timeline, this, orderNo, over, locale);
    }

    /** @param over whether the order was cancelled or came back: nothing more is expected */
    public TimelineResponse read(String orderNo, boolean over, Locale locale) {
        String mark = timeline.mark(orderNo);
        List<TimelineNode> nodes = new ArrayList<>();
        Map<String, List<Happening>> objects = new LinkedHashMap<>();
        Set<Source> begun = EnumSet.noneOf(Source.class);
        Set<Source> done = EnumSet.noneOf(Source.class);
        List<Happening> happenings = timeline.of(orderNo);
        for (Happening happening : happenings) {
            objects.computeIfAbsent(happening.source() + " " + happening.sourceId(), any -> new ArrayList<>())
                    .add(happening);
            begun.add(happening.source());
        }
        for (List<Happening> states : objects.values()) {
            TimelineNode node = node(states, over, locale);
            nodes.add(node);
            if (node.phase() == Phase.DONE) {
                done.add(node.source());
            }
        }
        for (Source source : WAY) {
            if (!begun.contains(source) && !over) {
                nodes.add(new TimelineNode(
                        source,
                        null,
                        Phase.NOT_STARTED,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        begin(source, done, locale),
                        List.of()));
            }
        }
        nodes.sort(Comparator.comparing(TimelineNode::source)
                .thenComparing(TimelineNode::startedAt, Comparator.nullsLast(Comparator.naturalOrder())));
        return new TimelineResponse(orderNo, mark, clock.instant(), nodes, events(happenings));
    }

    /** What happened in one moment is in the usual order of business. */
    private static List<TimelineEvent> events(List<Happening> happenings) {
        return happenings.stream()
                .sorted(Comparator.comparing(Happening::at)
                        .thenComparing(Happening::source)
                        .thenComparing(Happening::version))
                .map(one -> new TimelineEvent(
                        one.at(), one.source(), one.sourceId(), one.state(), one.number(), one.actor()))
                .toList();
    }

    private TimelineNode node(List<Happening> states, boolean over, Locale locale) {
        Happening newest = newest(states);
        Happening first =
                states.stream().min(Comparator.comparing(Happening::at)).orElseThrow();
        Phase phase = newest.source().phaseOf(newest.state());
        TimelineNode.Next next = phase == Phase.RUNNING && !over
                ? pace.next(newest.source(), newest.state(), newest.at(), locale)
                : null;
        return new TimelineNode(
                newest.source(),
                newest.sourceId(),
                phase,
                newest.state(),
                first.at(),
                phase == Phase.RUNNING ? null : newest.at(),
                newest.actor(),
                number(states),
                newest.channel(),
                next,
                over ? null : goOn(newest.source(), phase, next, locale),
                states.stream()
                        .sorted(Comparator.comparing(Happening::at).thenComparing(Happening::version))
                        .map(state -> new TimelineNode.State(state.state(), state.at(), state.actor()))
                        .toList());
    }

    /** The one with the highest version; of equals the one that was noted last. */
    static Happening newest(List<Happening> states) {
        Happening newest = states.getFirst();
        for (Happening state : states) {
            newest = state.version() >= newest.version() ? state : newest;
        }
        return newest;
    }

    private static String number(List<Happening> states) {
        return states.stream()
                .filter(state -> state.number() != null)
                .max(Comparator.comparing(Happening::version))
                .map(Happening::number)
                .orElse(null);
    }

    private static TimelineNode.Action begin(Source source, Set<Source> done, Locale locale) {
        return switch (source) {
            case SHIPMENT -> action("BOOK_SHIPMENT", "预订物流", "Book a shipment", locale);
            case RECEIPT -> action("REGISTER_RECEIPT", "登记收汇", "Register the receipt", locale);
            case CUSTOMS -> action("DECLARE", "报关", "Declare", locale);
            case INVOICE ->
                done.contains(Source.ENTRY) ? action("ISSUE_INVOICE", "开具出口发票", "Issue the invoice", locale) : null;
            case REFUND ->
                done.contains(Source.INVOICE) ? action("FILE_REFUND", "申报退税", "File for the refund", locale) : null;
            default -> null;
        };
    }

    private static TimelineNode.Action goOn(Source source, Phase phase, TimelineNode.Next next, Locale locale) {
        if (phase == Phase.FAILED) {
            return switch (source) {
                case CUSTOMS -> action("CORRECT_AND_DECLARE", "更正后重报", "Correct and declare again", locale);
                case SHIPMENT -> action("BOOK_SHIPMENT", "重新预订物流", "Book again", locale);
                case INVOICE -> action("ISSUE_INVOICE", "重新开具", "Issue again", locale);
                case REFUND -> action("FILE_REFUND", "重新申报退税", "File again", locale);
                case RECEIPT -> action("REGISTER_RECEIPT", "重新匹配收汇", "Match again", locale);
                default -> null;
            };
        }
        if (phase == Phase.RUNNING && source == Source.HOLD) {
            return action("RELEASE", "解除暂停", "Release", locale);
        }
        return next != null && next.overdue() ? action("URGE", "催办", "Urge", locale) : null;
    }

    private static TimelineNode.Action action(String code, String zh, String en, Locale locale) {
        return new TimelineNode.Action(code, Text.of(zh, en).in(locale));
    }
}
