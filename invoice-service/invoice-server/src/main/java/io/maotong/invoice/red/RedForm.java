package io.maotong.invoice.red;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.Text;
import io.maotong.invoice.InvoiceError;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A request to reverse an issued invoice: 红字发票信息确认单. It moves forward only; whether it expired is the platform's word,
 * our own timer merely warns (tax.md 1.12).
 */
final class RedForm {

    private static final String OBJECT = "red form";

    /** Something that happened to it. @param from equal to {@code to} for a remark */
    record Step(RedFormStatus from, RedFormStatus to, ConfirmationState state, String actor, String reason) {}

    private final Side role;
    private final Side enteredBy;
    private RedFormStatus status;
    private ConfirmationState state;
    private Instant enteredAt;
    private Instant confirmedAt;
    private Instant endedAt;
    private int alertedHours;
    private Answer pending;
    private String attention;
    private final Clock clock;
    private final List<Step> steps = new ArrayList<>();

    /**
     * @param role what our merchant is on the blue invoice
     * @param pending what our merchant has said and the platform has not heard yet
     */
    RedForm(
            Side role,
            Side enteredBy,
            RedFormStatus status,
            ConfirmationState state,
            Instant enteredAt,
            Instant confirmedAt,
            Instant endedAt,
            int alertedHours,
            Answer pending,
            String attention,
            Clock clock) {
        this.role = role;
        this.enteredBy = enteredBy;
        this.status = status;
        this.state = state;
        this.enteredAt = enteredAt;
        this.confirmedAt = confirmedAt;
        this.endedAt = endedAt;
        this.alertedHours = alertedHours;
        this.pending = pending;
        this.attention = attention;
        this.clock = clock;
    }

    /** The officer agrees to apply for what a return of goods suggested. */
    void submit(String actor) {
        require(status == RedFormStatus.WAITING_OFFICER, "submit");
        move(RedFormStatus.APPLYING, actor, null);
    }

    /** The officer decides against it. */
    void dismiss(String actor, String reason) {
        require(status == RedFormStatus.WAITING_OFFICER, "dismiss");
        move(RedFormStatus.DISMISSED, actor, reason);
    }

    void refused(String reason) {
        require(status == RedFormStatus.APPLYING, "be refused");
        move(RedFormStatus.REFUSED, "platform", reason);
    }

    /**
     * The platform says how it stands. Answers come twice and out of order: what lies behind is passed over, and what
     * contradicts is kept for a person.
     *
     * @return whether it was news
     */
    boolean observed(ConfirmationState next, Instant entered) {
        if (next == state) {
            return false;
        }
        if (status == RedFormStatus.APPLYING) {
            enteredAt = entered;
        }
        boolean behind = state != null && next.rank() < state.rank();
        boolean contradicts = state != null && next.rank() == state.rank();
        if (behind) {
            return false;
        }
        if (contradicts || status == RedFormStatus.RED_ISSUED || status.isDead()) {
            return contradiction("the platform says " + next.code() + " of a form that is " + status);
        }
        if (status == RedFormStatus.RED_ISSUING) {
            // The red invoice is on its way: its own verdict decides.
            state = next;
            return next.isDead()
                    && contradiction("the platform says " + next.code() + " while the red invoice is sent");
        }
        state = next;
        pending = null;
        if (next == ConfirmationState.CONFIRMED || next == ConfirmationState.FREE) {
            confirmedAt = clock.instant();
        }
        move(next.status(), "platform", null);
        return true;
    }

    /** The platform used a code that this version does not know. */
    void unknownState(String code) {
        contradiction("the platform says " + code + ", which is not known");
    }

    /** Our merchant says something; the platform hears it afterwards. */
    void answer(Answer answer, String actor) {
        dead();
        boolean own = enteredBy == role;
        boolean allowed = switch (answer) {
            case CONFIRM, DENY -> !own && status == RedFormStatus.WAITING;
            case WITHDRAW -> own && status.isAtThePlatform();
        };
        require(allowed && (pending == null || pending == answer), answer.name().toLowerCase(Locale.ROOT));
        if (pending == null) {
            pending = answer;
            note(actor, answer.name());
        }
    }

    /** The platform does not accept what our merchant said. */
    void answerRefused(String reason) {
        if (pending != null) {
            note("platform", pending + " refused: " + reason);
            pending = null;
        }
    }

    void issue(String actor) {
        dead();
        require(role == Side.SELLER && status.mayIssue() && pending == null, "issue");
        move(RedFormStatus.RED_ISSUING, actor, null);
    }

    /** Also when it was issued somewhere else while the form was open here. @return whether it was news */
    boolean issued(String number) {
        if (status == RedFormStatus.RED_ISSUED) {
            return false;
        }
        if (status.isDead()) {
            return contradiction("red invoice " + number + " was issued on a form that is " + status);
        }
        pending = null;
        move(RedFormStatus.RED_ISSUED, "platform", number);
        return true;
    }

    /** The red invoice was given up; if the form is still good it may be issued again. */
    void issueGivenUp(String reason) {
        require(status == RedFormStatus.RED_ISSUING, "be given back");
        move(state == null ? RedFormStatus.CONFIRMED : state.status(), "system", reason);
    }

    /** Hours of waiting that were passed without anybody being told; the last one counts. */
    List<Integer> alertsDue(List<Integer> hours) {
        if (status != RedFormStatus.WAITING || enteredAt == null) {
            return List.of();
        }
        long waited = Duration.between(enteredAt, clock.instant()).toHours();
        List<Integer> due = hours.stream()
                .filter(hour -> hour > alertedHours && waited >= hour)
                .sorted()
                .toList();
        if (!due.isEmpty()) {
            alertedHours = due.getLast();
            note("system", "waiting for " + alertedHours + " hours");
        }
        return due;
    }

    private boolean contradiction(String what) {
        if (!what.equals(attention)) {
            attention = what;
            note("platform", what);
            return true;
        }
        return false;
    }

    private void dead() {
        if (status.isDead()) {
            throw new BusinessException(
                    InvoiceError.RED_FORM_DEAD,
                    Text.of("红字确认单已是 %s，不能再操作；如仍需冲红请重新申请", "The red form is %s; apply for a new one")
                            .with(status));
        }
    }

    private void require(boolean allowed, String action) {
        if (!allowed) {
            throw new IllegalTransition(OBJECT, status, action);
        }
    }

    private void move(RedFormStatus next, String actor, String reason) {
        steps.add(new Step(status, next, state, actor, reason));
        status = next;
        endedAt = next.isEnded() ? clock.instant() : null;
    }

    private void note(String actor, String what) {
        steps.add(new Step(status, status, state, actor, what));
    }

    RedFormStatus status() {
        return status;
    }

    ConfirmationState state() {
        return state;
    }

    Instant enteredAt() {
        return enteredAt;
    }

    Instant confirmedAt() {
        return confirmedAt;
    }

    Instant endedAt() {
        return endedAt;
    }

    int alertedHours() {
        return alertedHours;
    }

    Answer pending() {
        return pending;
    }

    String attention() {
        return attention;
    }

    List<Step> steps() {
        return List.copyOf(steps);
    }
}
