package io.maotong.user.registration;

import io.maotong.user.timeline.Step;
import io.maotong.user.timeline.Timelines;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** The timeline of a registration, made from what happened to it. */
final class RegistrySteps {

    private static final String BASIS = "登记机关公示的通常时限";

    private final RegistrationStatus status;
    private final List<Timelines.Entry> history;
    private final Duration reviewTime;

    RegistrySteps(RegistrationStatus status, List<Timelines.Entry> history, Duration reviewTime) {
        this.status = status;
        this.history = history;
        this.reviewTime = reviewTime;
    }

    List<Step> list() {
        return List.of(
                step("NAME", Set.of("NAME_CHECKING"), Set.of("NAME_RESERVED"), null),
                step("DOCUMENTS", Set.of("FILLED", "SIGNING"), Set.of("SUBMITTED", "UNDER_REVIEW"), null),
                step("REVIEW", Set.of("SUBMITTED", "UNDER_REVIEW"), Set.of("APPROVED"), reviewTime),
                step("LICENCE", Set.of("APPROVED"), Set.of("LICENSED"), Duration.ofDays(1)));
    }

    private Step step(String kind, Set<String> begins, Set<String> ends, Duration usual) {
        Timelines.Entry begin = last(entry -> begins.contains(entry.state()));
        Timelines.Entry end = last(entry -> ends.contains(entry.state()));
        Timelines.Entry first = first(begins);
        if (first == null) {
            // A reservation that still held was used again: there was nothing to wait for.
            return end == null
                    ? new Step(kind, "WAITING", null, null, null, null, null, null, null, null)
                    : done(kind, end.at(), end);
        }
        if (end != null && !end.at().isBefore(begin.at()) && !(begins.contains(status.name()))) {
            return done(kind, first.at(), end);
        }
        return open(kind, begins, first, begin, usual);
    }

    private Step open(String kind, Set<String> begins, Timelines.Entry first, Timelines.Entry begin, Duration usual) {
        boolean running = begins.contains(status.name());
        String state = running ? "RUNNING" : status.isEditable() ? "ACTION_NEEDED" : "FAILED";
        String action = status.isEditable() ? "CORRECT_AND_SUBMIT" : null;
        Instant expected = running && usual != null ? begin.at().plus(usual) : null;
        Timelines.Entry newest = history.getLast();
        return new Step(
                kind,
                state,
                first.at(),
                null,
                begin.actor(),
                begin.receiptNo(),
                expected,
                expected == null ? null : BASIS,
                action,
                running ? null : newest.remark());
    }

    private static Step done(String kind, Instant startedAt, Timelines.Entry end) {
        return new Step(
                kind, "DONE", startedAt, end.at(), end.actor(), end.receiptNo(), null, null, null, end.remark());
    }

    private Timelines.Entry first(Set<String> states) {
        return history.stream()
                .filter(entry -> states.contains(entry.state()))
                .findFirst()
                .orElse(null);
    }

    private Timelines.Entry last(Predicate<Timelines.Entry> wanted) {
        return history.stream().filter(wanted).reduce((one, other) -> other).orElse(null);
    }
}
