package io.maotong.invoice.attention;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Items that need a person. Whoever finds a matter raises it, whoever finds it put right settles it. */
@Service
public class Attentions {

    private static final String SYSTEM = "system";
    private static final int LONGEST_DETAIL = 500;

    /**
     * @param subject what people know it by, such as a number; one open item for each topic and subject
     * @param detail in the middle of the sentence of the cause
     * @param owner who set it going
     */
    public record Matter(long merchantId, AttentionCause cause, String subject, String detail, String owner) {}

    /** Everything optional. */
    record Filter(AttentionCause cause, AttentionState state, String subject) {}

    private final AttentionMapper attentions;
    private final ObjectProvider<AttentionRetry> retries;
    private final Clock clock;

    Attentions(AttentionMapper attentions, ObjectProvider<AttentionRetry> retries, Clock clock) {
        this.attentions = attentions;
        this.retries = retries;
        this.clock = clock;
    }

    @Transactional(propagation = Propagation.MANDATORY)
    public void raise(List<Matter> matters) {
        if (!matters.isEmpty()) {
            attentions.raise(matters.stream().map(this::row).toList());
        }
    }

    /** Closes what is open about these subjects of the current merchant. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void settle(AttentionCause.Topic topic, Collection<String> subjects, String reason) {
        if (!subjects.isEmpty()) {
            attentions.settle(
                    new TreeSet<>(subjects)
                            .stream().map(subject -> key(topic, subject)).toList(),
                    SYSTEM,
                    clock.instant(),
                    reason);
        }
    }

    PageResponse<AttentionRow> list(Filter filter, PageRequest page) {
        QueryWrapper<AttentionRow> query = new QueryWrapper<>();
        query.eq(filter.cause() != null, "cause", filter.cause())
                .eq(filter.state() != null, "state", filter.state())
                .eq(filter.subject() != null && !filter.subject().isBlank(), "subject", filter.subject());
        return PageResponse.of(attentions.selectPage(page.toPage(Map.of("id", "id"), "id,asc"), query), row -> row);
    }

    AttentionRow get(long id) {
        AttentionRow row = attentions.selectById(id);
        if (row == null) {
            throw new NotFoundException("invoice exception", id);
        }
        return row;
    }

    @Transactional
    AttentionRow retry(long id, String actor) {
        AttentionRow row = get(id);
        if (attentions.retried(id, actor, clock.instant()) != 1) {
            throw closed(id);
        }
        MerchantScope.run(
                row.merchantId,
                () -> retries.orderedStream()
                        .filter(one -> one.topics().contains(row.cause.topic()))
                        .forEach(one -> one.retry(row.subject, actor)));
        return get(id);
    }

    @Transactional
    AttentionRow close(long id, String actor, String reason) {
        get(id);
        if (attentions.close(id, actor, clock.instant(), reason) != 1) {
            throw closed(id);
        }
        return get(id);
    }

    private static BusinessException closed(long id) {
        return new BusinessException(
                InvoiceError.ATTENTION_CLOSED,
                List.of(Violation.of(
                        InvoiceError.ATTENTION_CLOSED,
                        "state",
                        "STATE",
                        "OPEN",
                        Text.of("事项 %s 已关闭，无需再处理", "Item %s is closed: there is nothing left to do")
                                .with(Ids.text(id)))));
    }

    private AttentionRow row(Matter matter) {
        AttentionRow row = new AttentionRow();
        row.id = Ids.next();
        row.merchantId = matter.merchantId();
        row.cause = matter.cause();
        row.subject = matter.subject();
        row.detail = matter.detail().length() <= LONGEST_DETAIL
                ? matter.detail()
                : matter.detail().substring(0, LONGEST_DETAIL);
        row.owner = matter.owner();
        row.liveKey = key(matter.cause().topic(), matter.subject());
        row.openedAt = clock.instant();
        return row;
    }

    private static String key(AttentionCause.Topic topic, String subject) {
        return topic + ":" + subject;
    }
}
