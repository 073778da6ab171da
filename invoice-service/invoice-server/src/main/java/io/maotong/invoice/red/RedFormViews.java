package io.maotong.invoice.red;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** Forms as they are shown. */
@Component
class RedFormViews {

    /** A side of the blue invoice. @param taxNo masked if it names a person */
    record PartyResponse(String taxNo, String name) {}

    /**
     * @param role what the merchant is on the blue invoice: SELLER or BUYER
     * @param platformState 01 to 13; null until the platform holds the form
     * @param reason 01 to 04
     * @param amount without tax, in CNY, negative
     * @param deadline when the platform gives up waiting; null unless it waits
     * @param hoursLeft until then, rounded down; negative once it is over and the platform has not said so yet
     * @param pending what the merchant said and the platform has not heard yet: CONFIRM, DENY or WITHDRAW
     * @param actions what may be done now: submit, confirm, deny, withdraw, issue, reissue
     * @param attention what a person should look at; null for nothing
     */
    record FormResponse(
            String formId,
            long version,
            String serialNo,
            String origin,
            String role,
            String enteredBy,
            String status,
            String platformState,
            String confirmationNo,
            String blueNumber,
            String blueInvoiceId,
            String reason,
            boolean whole,
            Money amount,
            Money tax,
            PartyResponse seller,
            PartyResponse buyer,
            Instant enteredAt,
            Instant deadline,
            Long hoursLeft,
            String pending,
            String redNumber,
            String redInvoiceId,
            String replacementId,
            List<String> actions,
            String attention,
            Instant updatedAt) {}

    /** @param amount negative */
    record LineResponse(
            int lineNo,
            int blueLineNo,
            String name,
            String spec,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money amount,
            BigDecimal rate,
            Money tax) {}

    /** @param channel where it is known from: SELF, LIVE, SANDBOX or MANUAL */
    record StepResponse(
            String from,
            String status,
            String platformState,
            String actor,
            String channel,
            String reason,
            Instant at) {}

    /** @param ending why the form is over, for people; null while it is not @param platformCode its own code of a refusal */
    record DetailResponse(
            FormResponse form,
            String remark,
            Money blueAmount,
            Money blueTax,
            Instant blueIssuedAt,
            boolean exchangeOpen,
            String ending,
            String platformCode,
            String platformMessage,
            List<LineResponse> lines,
            List<StepResponse> timeline) {}

    /** What is left of a line. @param quantity null if nothing is counted */
    record LeftResponse(BigDecimal quantity, Money amount, Money tax) {}

    /** @param red what would be reversed, negative; null if the line is not touched */
    record PreviewLine(
            int blueLineNo,
            String name,
            String unit,
            BigDecimal quantity,
            BigDecimal unitPrice,
            Money amount,
            Money tax,
            LeftResponse before,
            LineResponse red,
            LeftResponse after) {}

    record ViolationResponse(String code, String field, String rule, String expected, String hint) {}

    /** @param allowed whether it may be applied for as it is @param whole whether nothing would be left */
    record PreviewResponse(
            String blueNumber,
            String role,
            boolean allowed,
            boolean whole,
            Money amount,
            Money tax,
            List<PreviewLine> lines,
            List<ViolationResponse> violations) {}

    private static final String CNY = "CNY";

    private final RedFormBook book;
    private final Clock clock;

    RedFormViews(RedFormBook book, Clock clock) {
        this.book = book;
        this.clock = clock;
    }

    FormResponse form(RedFormRow row) {
        Instant deadline = book.deadline(row);
        return new FormResponse(
                Ids.text(row.id),
                row.version,
                row.serialNo,
                row.origin.name(),
                row.role.name(),
                row.enteredBy.name(),
                row.status.name(),
                row.platformState == null ? null : row.platformState.code(),
                row.confirmationNo,
                row.blueNumber,
                id(row.blueInvoiceId),
                row.reason.code(),
                row.whole,
                Money.of(row.amount, CNY),
                Money.of(row.tax, CNY),
                new PartyResponse(masked(row.sellerTaxNo, row.naturalPerson), row.sellerName),
                new PartyResponse(masked(row.buyerTaxNo, row.naturalPerson), row.buyerName),
                row.enteredAt,
                deadline,
                deadline == null
                        ? null
                        : Math.floorDiv(
                                Duration.between(clock.instant(), deadline).toMinutes(), 60L),
                row.pending == null ? null : row.pending.name(),
                row.redNumber,
                id(row.redInvoiceId),
                id(row.replacementId),
                actions(row),
                row.attention,
                row.updatedAt);
    }

    private static List<String> actions(RedFormRow row) {
        List<String> actions = new ArrayList<>();
        boolean own = row.enteredBy == row.role;
        if (row.status == RedFormStatus.WAITING_OFFICER) {
            actions.add("submit");
            actions.add("withdraw");
        }
        if (row.pending == null && row.status == RedFormStatus.WAITING && !own) {
            actions.add("confirm");
            actions.add("deny");
        }
        if (row.pending == null && row.status.isAtThePlatform() && own) {
            actions.add("withdraw");
        }
        if (row.pending == null && row.status.mayIssue() && row.role == Side.SELLER) {
            actions.add("issue");
        }
        if (row.status == RedFormStatus.RED_ISSUED && row.role == Side.SELLER && row.blueInvoiceId != null) {
            actions.add("reissue");
        }
        return actions;
    }

    DetailResponse detail(RedFormRow row) {
        Text ending = RedFormService.ending(row.status);
        return new DetailResponse(
                form(row),
                row.remark,
                Money.of(row.blueAmount, CNY),
                Money.of(row.blueTax, CNY),
                row.blueIssuedAt,
                row.exchange == RedExchange.SENT,
                ending == null ? null : ending.in(locale()),
                row.platformCode,
                row.platformMessage,
                book.linesOf(row.id).stream().map(RedFormViews::line).toList(),
                book.timeline(row.id).stream()
                        .map(step -> new StepResponse(
                                step.fromStatus == null ? null : step.fromStatus.name(),
                                step.toStatus.name(),
                                step.platformState == null ? null : step.platformState.code(),
                                step.actor,
                                step.channel,
                                step.reason,
                                step.happenedAt))
                        .toList());
    }

    PreviewResponse preview(RedPlan plan) {
        List<PreviewLine> lines =
                plan.blue().lines().stream().map(line -> previewed(plan, line)).toList();
        return new PreviewResponse(
                plan.blue().number(),
                plan.blue().role().name(),
                plan.violations().isEmpty(),
                plan.outcome().whole(),
                Money.of(plan.outcome().amount(), CNY),
                Money.of(plan.outcome().tax(), CNY),
                lines,
                plan.violations().stream().map(RedFormViews::violation).toList());
    }

    private static PreviewLine previewed(RedPlan plan, BlueLine line) {
        RedAmountRules.Left before = plan.left(line.lineNo());
        RedLine red = plan.outcome().lines().stream()
                .filter(one -> one.blue().lineNo() == line.lineNo())
                .findFirst()
                .orElse(null);
        RedAmountRules.Left after = red == null
                ? before
                : new RedAmountRules.Left(
                        before.quantity() == null || red.quantity() == null
                                ? before.quantity()
                                : before.quantity().add(red.quantity()),
                        before.amount().add(red.amount()),
                        before.tax().add(red.tax()));
        return new PreviewLine(
                line.lineNo(),
                line.name(),
                line.unit(),
                plain(line.quantity()),
                plain(line.unitPrice()),
                Money.of(line.amount(), CNY),
                Money.of(line.tax(), CNY),
                left(before),
                red == null
                        ? null
                        : new LineResponse(
                                red.lineNo(),
                                line.lineNo(),
                                line.name(),
                                line.spec(),
                                line.unit(),
                                plain(red.quantity()),
                                plain(red.unitPrice()),
                                Money.of(red.amount(), CNY),
                                plain(line.rate()),
                                Money.of(red.tax(), CNY)),
                left(after));
    }

    private static LeftResponse left(RedAmountRules.Left left) {
        return new LeftResponse(plain(left.quantity()), Money.of(left.amount(), CNY), Money.of(left.tax(), CNY));
    }

    private static LineResponse line(RedFormLineRow line) {
        return new LineResponse(
                line.lineNo,
                line.blueLineNo,
                line.name,
                line.spec,
                line.unit,
                plain(line.quantity),
                plain(line.unitPrice),
                Money.of(line.amount, CNY),
                plain(line.rate),
                Money.of(line.tax, CNY));
    }

    private static ViolationResponse violation(Violation violation) {
        return new ViolationResponse(
                violation.code(),
                violation.field(),
                violation.rule(),
                violation.expected(),
                violation.hint().in(locale()));
    }

    private static Locale locale() {
        return LocaleContextHolder.getLocale();
    }

    private static String id(Long id) {
        return id == null ? null : Ids.text(id);
    }

    private static String masked(String taxNo, boolean person) {
        if (taxNo == null || !person || taxNo.length() < 8) {
            return taxNo;
        }
        return taxNo.substring(0, 4) + "*".repeat(taxNo.length() - 6) + taxNo.substring(taxNo.length() - 2);
    }

    private static BigDecimal plain(BigDecimal number) {
        if (number == null) {
            return null;
        }
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
