package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.core.money.Money;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.invoice.api.InvoiceEvents;
import io.maotong.invoice.api.RedFormChanged;
import io.maotong.messaging.Events;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Where forms are kept: every change is written, recorded and told in one place, and a dead form gives back what it took. */
@Component
class RedFormBook {

    static final String SELF = "SELF";
    static final String SYSTEM = "system";

    private static final int LONGEST_REASON = 2000;
    private static final int LONGEST_ATTENTION = 300;
    private static final Map<String, String> SORTABLE = Map.of(
            "id", "id", "status", "status", "enteredAt", "entered_at", "amount", "amount", "blueNumber", "blue_number");

    /** Everything optional. @param q beginning of a blue number or a confirmation number */
    record Filter(
            RedFormStatus status,
            Side role,
            Side enteredBy,
            RedReason reason,
            String blueNumber,
            Boolean attention,
            Instant enteredFrom,
            Instant enteredUntil,
            String q) {}

    private final RedFormMapper forms;
    private final RedFormLineMapper lines;
    private final RedFormEventMapper steps;
    private final RedBalances balances;
    private final RedProperties settings;
    private final Events events;
    private final ObjectProvider<ReturnRetries> returns;
    private final Clock clock;

    RedFormBook(
            RedFormMapper forms,
            RedFormLineMapper lines,
            RedFormEventMapper steps,
            RedBalances balances,
            RedProperties settings,
            Events events,
            ObjectProvider<ReturnRetries> returns,
            Clock clock) {
        this.forms = forms;
        this.lines = lines;
        this.steps = steps;
        this.balances = balances;
        this.settings = settings;
        this.events = events;
        this.returns = returns;
        this.clock = clock;
    }

    RedForm form(RedFormRow row) {
        return new RedForm(
                row.role,
                row.enteredBy,
                row.status,
                row.platformState,
                row.enteredAt,
                row.confirmedAt,
                row.endedAt,
                row.alertedHours,
                row.pending,
                row.attention,
                clock);
    }

    void insert(RedFormRow row, List<RedFormLineRow> content, String actor, String channel, String reason) {
        forms.insert(row);
        lines.insert(content);
        steps.insert(step(row, new RedForm.Step(null, row.status, row.platformState, actor, reason), channel));
        publish(row);
    }

    /** Writes what the form has become. */
    void save(RedFormRow row, RedForm form, String channel) {
        boolean died = form.status().isDead() && !row.status.isDead();
        row.status = form.status();
        row.platformState = form.state();
        row.enteredAt = form.enteredAt();
        row.confirmedAt = form.confirmedAt();
        row.endedAt = form.endedAt();
        row.alertedHours = form.alertedHours();
        row.pending = form.pending();
        row.attention = cut(form.attention(), LONGEST_ATTENTION);
        if (form.status().isEnded() && row.liveKey != null) {
            row.liveKey = null;
            // What came back meanwhile waited for this form.
            returns.getObject().all();
        }
        if (died && row.reserved) {
            balances.giveBack(row.blueNumber, linesOf(row.id));
            row.reserved = false;
        }
        List<RedFormEventRow> fresh =
                form.steps().stream().map(one -> step(row, one, channel)).toList();
        if (!fresh.isEmpty()) {
            steps.insert(fresh);
            row.version++;
        }
        row.updatedAt = clock.instant();
        forms.updateById(row);
        if (!fresh.isEmpty()) {
            publish(row);
        }
    }

    /** Writes what is no news to anybody else. */
    void touch(RedFormRow row) {
        row.updatedAt = clock.instant();
        forms.updateById(row);
    }

    RedFormRow lock(long id) {
        return found(forms.lock(id), id);
    }

    RedFormRow get(long id) {
        return found(forms.selectById(id), id);
    }

    Optional<RedFormRow> byUuid(String uuid) {
        return Optional.ofNullable(forms.byUuid(uuid));
    }

    Optional<RedFormRow> bySerial(String serialNo) {
        return Optional.ofNullable(forms.bySerial(serialNo));
    }

    Optional<RedFormRow> byRedInvoice(long invoiceId) {
        return Optional.ofNullable(forms.byRedInvoice(invoiceId));
    }

    /** The form that keeps a blue invoice busy. */
    Optional<RedFormRow> open(String blueNumber) {
        return Optional.ofNullable(forms.selectOne(new QueryWrapper<RedFormRow>().eq("live_key", blueNumber)));
    }

    /** How often it was reversed or is about to be. @param whole as a whole or in part */
    int counted(String blueNumber, boolean whole) {
        return forms.counted(blueNumber).stream()
                .filter(count -> count.whole() == whole)
                .mapToInt(RedFormMapper.Count::forms)
                .sum();
    }

    List<RedFormLineRow> linesOf(long id) {
        return lines.selectList(
                new QueryWrapper<RedFormLineRow>().eq("form_id", id).orderByAsc("line_no"));
    }

    List<RedFormEventRow> timeline(long id) {
        return steps.selectList(
                new QueryWrapper<RedFormEventRow>().eq("form_id", id).orderByAsc("id"));
    }

    PageResponse<RedFormRow> list(Filter filter, PageRequest page) {
        return listAll(null, filter, page);
    }

    /** For operators. @param merchantId null for everybody's */
    PageResponse<RedFormRow> listAll(Long merchantId, Filter filter, PageRequest page) {
        QueryWrapper<RedFormRow> query = new QueryWrapper<>();
        query.eq(merchantId != null, "merchant_id", merchantId)
                .eq(filter.status() != null, "status", filter.status())
                .eq(filter.role() != null, "role", filter.role())
                .eq(filter.enteredBy() != null, "entered_by", filter.enteredBy())
                .eq(filter.reason() != null, "reason", filter.reason())
                .eq(filter.blueNumber() != null, "blue_number", filter.blueNumber())
                .isNotNull(Boolean.TRUE.equals(filter.attention()), "attention")
                .ge(filter.enteredFrom() != null, "entered_at", filter.enteredFrom())
                .lt(filter.enteredUntil() != null, "entered_at", filter.enteredUntil());
        if (filter.q() != null && !filter.q().isBlank()) {
            String start = filter.q().strip();
            query.and(any -> any.likeRight("blue_number", start).or().likeRight("confirmation_no", start));
        }
        return PageResponse.of(forms.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    Instant deadline(RedFormRow row) {
        return row.status == RedFormStatus.WAITING && row.enteredAt != null
                ? row.enteredAt.plus(settings.confirmWindow())
                : null;
    }

    private static RedFormRow found(RedFormRow row, long id) {
        if (row == null) {
            throw new NotFoundException("red form", id);
        }
        return row;
    }

    private void publish(RedFormRow row) {
        events.publish(
                InvoiceEvents.RED_FORM_CHANGED,
                Ids.text(row.id),
                row.version,
                new RedFormChanged(
                        Ids.text(row.id),
                        row.version,
                        row.confirmationNo,
                        row.status.name(),
                        row.platformState == null ? null : row.platformState.code(),
                        row.role.name(),
                        row.enteredBy.name(),
                        row.blueNumber,
                        row.reason.code(),
                        Money.of(row.amount, "CNY"),
                        Money.of(row.tax, "CNY"),
                        deadline(row),
                        row.redNumber));
    }

    private RedFormEventRow step(RedFormRow row, RedForm.Step step, String channel) {
        RedFormEventRow event = new RedFormEventRow();
        event.id = Ids.next();
        event.merchantId = row.merchantId;
        event.formId = row.id;
        event.fromStatus = step.from();
        event.toStatus = step.to();
        event.platformState = step.state();
        event.actor = step.actor();
        event.channel = "platform".equals(step.actor()) ? channel : SELF;
        event.reason = cut(step.reason(), LONGEST_REASON);
        event.happenedAt = clock.instant();
        return event;
    }

    static String cut(String text, int longest) {
        return text == null || text.length() <= longest ? text : text.substring(0, longest);
    }
}
