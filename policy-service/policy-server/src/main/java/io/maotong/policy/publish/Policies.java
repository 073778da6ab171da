package io.maotong.policy.publish;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.policy.PolicyError;
import io.maotong.policy.condition.ConditionReader;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Writing, publishing and withdrawing policies. */
@Service
public class Policies {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "title", "title", "publishedAt", "published_at", "closesOn", "closes_on");

    /** A policy was published or withdrawn, in the current transaction. */
    public record PolicyTurned(long policyId, boolean published) {}

    private final PolicyMapper mapper;
    private final JsonMapper json;
    private final ApplicationEventPublisher inside;
    private final Clock clock;

    Policies(PolicyMapper mapper, JsonMapper json, ApplicationEventPublisher inside, Clock clock) {
        this.mapper = mapper;
        this.json = json;
        this.inside = inside;
        this.clock = clock;
    }

    @Transactional
    PolicyRow draft(PolicyRequest request, String author) {
        Violations violations = new Violations();
        new ConditionReader(violations).read(request.conditions());
        boolean inOrder = request.opensOn() == null
                || request.closesOn() == null
                || !request.closesOn().isBefore(request.opensOn());
        violations
                .check(
                        inOrder,
                        PolicyError.INVALID_POLICY,
                        "closesOn",
                        "WINDOW",
                        ">= opensOn",
                        Text.of("截止日期不得早于开始日期", "It closes before it opens"))
                .throwIfAny(PolicyError.INVALID_POLICY);
        PolicyRow row = new PolicyRow();
        row.id = Ids.next();
        row.version = 1L;
        row.title = request.title();
        row.issuer = request.issuer();
        row.documentNo = request.documentNo();
        row.summary = request.summary();
        row.benefit = request.benefit() == null ? null : json.writeValueAsString(request.benefit());
        row.conditions = json.writeValueAsString(request.conditions());
        row.originalUrl = request.originalUrl();
        row.opensOn = request.opensOn();
        row.closesOn = request.closesOn();
        row.status = PolicyStatus.DRAFT;
        row.createdBy = author;
        row.createdAt = clock.instant();
        mapper.insert(row);
        return row;
    }

    @Transactional
    PolicyRow publish(long id) {
        PolicyRow row = lock(id);
        if (!row.status.mayBePublished()) {
            throw new IllegalTransition("policy", row.status, "publish");
        }
        row.status = PolicyStatus.PUBLISHED;
        row.publishedAt = clock.instant();
        turn(row, true);
        return row;
    }

    @Transactional
    PolicyRow withdraw(long id) {
        PolicyRow row = lock(id);
        if (!row.status.mayBeWithdrawn()) {
            throw new IllegalTransition("policy", row.status, "withdraw");
        }
        row.status = PolicyStatus.WITHDRAWN;
        turn(row, false);
        return row;
    }

    /** All policies that companies can benefit from. */
    public List<PublishedPolicy> published() {
        return mapper.published().stream().map(this::toPublished).toList();
    }

    public Optional<PublishedPolicy> published(long id) {
        return Optional.ofNullable(mapper.selectById(id))
                .filter(row -> row.status == PolicyStatus.PUBLISHED)
                .map(this::toPublished);
    }

    PageResponse<PolicyRow> list(PolicyStatus status, String text, PageRequest page) {
        QueryWrapper<PolicyRow> query = new QueryWrapper<>();
        query.eq(status != null, "status", status);
        query.like(text != null && !text.isBlank(), "title", text);
        return PageResponse.of(mapper.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    PolicyRow get(long id, boolean alsoUnpublished) {
        PolicyRow row = mapper.selectById(id);
        if (row == null || (row.status != PolicyStatus.PUBLISHED && !alsoUnpublished)) {
            throw new NotFoundException("policy", id);
        }
        return row;
    }

    private PolicyRow lock(long id) {
        PolicyRow row = mapper.lock(id);
        if (row == null) {
            throw new NotFoundException("policy", id);
        }
        return row;
    }

    private void turn(PolicyRow row, boolean published) {
        row.version++;
        mapper.updateById(row);
        inside.publishEvent(new PolicyTurned(row.id, published));
    }

    private PublishedPolicy toPublished(PolicyRow row) {
        return new PublishedPolicy(
                row.id,
                row.version,
                row.title,
                new ConditionReader(new Violations()).read(json.readTree(row.conditions)));
    }
}
