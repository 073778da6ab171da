package io.maotong.invoice.title;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.party.CreditCode;
import io.maotong.data.key.KeyService;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.document.Party;
import io.maotong.web.security.CurrentActor;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The titles of the merchant's customers. */
@Service
public class Titles {

    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "name", "name", "taxNo", "tax_no", "status", "status");

    /** What is printed, as it is now. @param customerId empty if it belongs to none */
    public record Snapshot(long titleId, String customerId, Party party, String email) {}

    /** @param reason why a number whose check character does not hold may be used; null if nobody said so */
    record Pass(String reason) {

        private static final String OVERRIDE = "invoice:title:override";

        /** What the caller asks for. @throws BusinessException if the caller may not let numbers pass */
        static Pass asked(String reason) {
            boolean asked = reason != null && !reason.isBlank();
            if (asked && !CurrentActor.get().permissions().contains(OVERRIDE)) {
                throw new BusinessException(
                        CommonError.FORBIDDEN,
                        Text.of("放行税号需要权限 %s", "This needs %s").with(OVERRIDE));
            }
            return new Pass(asked ? reason.strip() : null);
        }
    }

    /** @param source MANUAL, TAX_SYNC or IMPORT @param note what it was taken from, or null */
    record Provenance(String source, String note) {

        private static final Provenance TYPED = new Provenance("MANUAL", null);
    }

    /** Everything optional. @param q beginning of the name or the tax number */
    record Filter(String q, TitleType type, TitleStatus status, String customerId) {}

    private final TitleMapper titles;
    private final TitleHistoryMapper history;
    private final TitleChangeMapper changes;
    private final CandidateMapper candidates;
    private final KeyService keys;
    private final JsonMapper json;
    private final TitleProperties settings;
    private final Clock clock;

    Titles(
            TitleMapper titles,
            TitleHistoryMapper history,
            TitleChangeMapper changes,
            CandidateMapper candidates,
            KeyService keys,
            JsonMapper json,
            TitleProperties settings,
            Clock clock) {
        this.titles = titles;
        this.history = history;
        this.changes = changes;
        this.candidates = candidates;
        this.keys = keys;
        this.json = json;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * What is printed of a title.
     *
     * @throws BusinessException {@link InvoiceError#TITLE_NOT_USABLE} unless it is active
     */
    public Snapshot snapshot(long titleId) {
        TitleRow row = get(titleId);
        if (row.status != TitleStatus.ACTIVE) {
            throw new BusinessException(
                    InvoiceError.TITLE_NOT_USABLE,
                    List.of(Violation.of(
                            InvoiceError.TITLE_NOT_USABLE,
                            "titleId",
                            "40003",
                            TitleStatus.ACTIVE.name(),
                            Text.of("抬头“%s”已冻结或待审核，请先解冻或审核", "Thaw or approve the title “%s” first")
                                    .with(row.name))));
        }
        TitleContent content = content(row);
        return new Snapshot(row.id, row.customerId, content.party(), content.email());
    }

    /** The customer's default title, if it has one that may be used. */
    public Optional<Snapshot> ofCustomer(String customerId) {
        return Optional.ofNullable(titles.selectOne(new QueryWrapper<TitleRow>().eq("default_key", customerId)))
                .filter(row -> row.status == TitleStatus.ACTIVE)
                .map(row -> snapshot(row.id));
    }

    /** Whether somebody let this number pass in a title that is in use. */
    public boolean isPassed(String taxNo) {
        return titles.exists(new QueryWrapper<TitleRow>()
                .eq("tax_no", taxNo)
                .eq("status", TitleStatus.ACTIVE)
                .isNotNull("override_reason"));
    }

    @Transactional
    TitleRow create(String customerId, TitleContent content, boolean makeDefault, Pass pass, String actor) {
        return create(customerId, content, makeDefault, pass, Provenance.TYPED, actor);
    }

    @Transactional
    TitleRow create(
            String customerId,
            TitleContent content,
            boolean makeDefault,
            Pass pass,
            Provenance provenance,
            String actor) {
        check(content, pass.reason() != null);
        TitleRow row = new TitleRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.version = 0L;
        row.customerId = customerId == null ? "" : customerId;
        row.status = settings.reviewNew() ? TitleStatus.PENDING : TitleStatus.ACTIVE;
        row.source = provenance.source();
        row.createdBy = actor;
        row.createdAt = clock.instant();
        take(row, content, pass, actor);
        if (makeDefault) {
            titles.clearDefault(row.customerId);
            row.defaultKey = row.customerId;
        }
        row.version++;
        touch(row, actor);
        titles.insert(row);
        record(
                row,
                pass.reason() == null ? "CREATE" : "OVERRIDE",
                actor,
                pass.reason() == null ? provenance.note() : pass.reason());
        return row;
    }

    /** @return the title; it is as before where the change waits for a second person */
    @Transactional
    TitleRow change(long id, long version, TitleContent content, Pass pass, String actor) {
        TitleRow row = lock(id);
        if (row.version != version) {
            throw new BusinessException(
                    InvoiceError.VERSION_CONFLICT,
                    Text.of("抬头已被他人修改，当前版本 %d", "The title is at version %d now")
                            .with(row.version));
        }
        check(content, pass.reason() != null || stillPassed(row, content));
        if (row.status == TitleStatus.ACTIVE && content.differsInWhatMatters(content(row))) {
            propose(row, content, pass, actor);
            return row;
        }
        take(row, content, pass, actor);
        save(row, pass.reason() == null ? "CHANGE" : "OVERRIDE", actor, pass.reason());
        return row;
    }

    /** Approves a new title, or the change that waits. */
    @Transactional
    TitleRow approve(long id, String actor) {
        TitleRow row = lock(id);
        TitleChangeRow change = changes.open(id);
        if (change != null) {
            expectOther(change.proposedBy, actor);
            Proposal proposal = json.readValue(change.content, Proposal.class);
            take(row, proposal.content(), new Pass(proposal.passReason()), change.proposedBy);
            decide(change, "APPROVED", actor, null);
        } else if (row.status == TitleStatus.PENDING) {
            expectOther(row.createdBy, actor);
            row.status = TitleStatus.ACTIVE;
        } else {
            throw new IllegalTransition("title", row.status, "approve");
        }
        row.verifiedAt = clock.instant();
        save(row, "APPROVE", actor, null);
        return row;
    }

    /** Refuses the change that waits, or freezes a new title. */
    @Transactional
    TitleRow reject(long id, String reason, String actor) {
        TitleRow row = lock(id);
        TitleChangeRow change = changes.open(id);
        if (change != null) {
            expectOther(change.proposedBy, actor);
            decide(change, "REJECTED", actor, reason);
        } else if (row.status == TitleStatus.PENDING) {
            expectOther(row.createdBy, actor);
            row.status = TitleStatus.FROZEN;
        } else {
            throw new IllegalTransition("title", row.status, "reject");
        }
        save(row, "REJECT", actor, reason);
        return row;
    }

    @Transactional
    TitleRow freeze(long id, String reason, String actor) {
        TitleRow row = lock(id);
        if (row.status == TitleStatus.FROZEN) {
            throw new IllegalTransition("title", row.status, "freeze");
        }
        row.status = TitleStatus.FROZEN;
        row.defaultKey = null;
        save(row, "FREEZE", actor, reason);
        return row;
    }

    @Transactional
    TitleRow thaw(long id, String actor) {
        TitleRow row = lock(id);
        if (row.status != TitleStatus.FROZEN) {
            throw new IllegalTransition("title", row.status, "thaw");
        }
        row.status = row.verifiedAt == null && settings.reviewNew() ? TitleStatus.PENDING : TitleStatus.ACTIVE;
        save(row, "THAW", actor, null);
        return row;
    }

    @Transactional
    TitleRow makeDefault(long id, String actor) {
        TitleRow row = lock(id);
        if (row.status != TitleStatus.ACTIVE) {
            throw new IllegalTransition("title", row.status, "make default");
        }
        titles.clearDefault(row.customerId);
        row.defaultKey = row.customerId;
        save(row, "DEFAULT", actor, null);
        return row;
    }

    TitleRow get(long id) {
        TitleRow row = titles.selectById(id);
        if (row == null) {
            throw new NotFoundException("title", id);
        }
        return row;
    }

    TitleContent content(TitleRow row) {
        return json.readValue(row.contact, TitleContent.class);
    }

    List<TitleHistoryRow> history(long id) {
        return history.selectList(
                new QueryWrapper<TitleHistoryRow>().eq("title_id", id).orderByAsc("id"));
    }

    TitleContent contentOf(TitleHistoryRow row) {
        return json.readValue(row.content, TitleContent.class);
    }

    Optional<TitleContent> waiting(long id) {
        return Optional.ofNullable(changes.open(id))
                .map(change -> json.readValue(change.content, Proposal.class).content());
    }

    PageResponse<TitleRow> list(Filter filter, PageRequest page) {
        QueryWrapper<TitleRow> query = new QueryWrapper<TitleRow>()
                .eq(filter.type() != null, "type", filter.type())
                .eq(filter.status() != null, "status", filter.status())
                .eq(filter.customerId() != null, "customer_id", filter.customerId());
        if (filter.q() != null && !filter.q().isBlank()) {
            String start = filter.q().strip();
            query.and(any -> any.likeRight("name", start).or().likeRight("tax_no", CreditCode.normalise(start)));
        }
        return PageResponse.of(titles.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    /** What waits with a change, and who let a number pass. */
    private record Proposal(TitleContent content, String passReason) {}

    private void propose(TitleRow row, TitleContent content, Pass pass, String actor) {
        if (changes.open(row.id) != null) {
            throw new BusinessException(InvoiceError.CHANGE_WAITING, InvoiceError.CHANGE_WAITING.title());
        }
        TitleChangeRow change = new TitleChangeRow();
        change.id = Ids.next();
        change.merchantId = row.merchantId;
        change.titleId = row.id;
        change.openKey = row.id;
        change.state = "OPEN";
        change.content = json.writeValueAsString(new Proposal(content, pass.reason()));
        change.proposedBy = actor;
        change.proposedAt = clock.instant();
        changes.insert(change);
        save(row, "PROPOSE", actor, pass.reason());
    }

    private void decide(TitleChangeRow change, String state, String actor, String reason) {
        change.state = state;
        change.openKey = null;
        change.decidedBy = actor;
        change.decidedAt = clock.instant();
        change.reason = reason;
        changes.updateById(change);
    }

    private void take(TitleRow row, TitleContent content, Pass pass, String actor) {
        boolean keepPass = pass.reason() == null && row.id != null && row.contact != null && stillPassed(row, content);
        row.type = content.type();
        row.name = content.name();
        row.taxNo = content.type() == TitleType.PERSON ? null : content.taxNo();
        row.taxKey = keys.blindIndex(content.taxNo() == null ? "" : content.taxNo());
        row.contact = json.writeValueAsString(content);
        row.taxCheck = TitleRules.check(content);
        candidates.known(row.taxKey, TitleCandidates.nameKey(content.name()), row.id);
        if (!keepPass) {
            row.overrideReason = pass.reason();
            row.overrideBy = pass.reason() == null ? null : actor;
        }
    }

    // Whoever let the number pass did so for the number, not for the telephone beside it.
    private boolean stillPassed(TitleRow row, TitleContent content) {
        return row.overrideReason != null && row.taxNo != null && row.taxNo.equals(content.taxNo());
    }

    private static void check(TitleContent content, boolean passed) {
        Violations violations = new Violations().addAll(TitleRules.violations(content, passed));
        if (!violations.isEmpty()) {
            Violation first = violations.list().getFirst();
            violations.throwIfAny(List.of(InvoiceError.TAX_NUMBER, InvoiceError.BUYER_REQUIRED).stream()
                    .filter(error -> error.code().equals(first.code()))
                    .findFirst()
                    .orElse(InvoiceError.FIELD_LENGTH));
        }
    }

    private static void expectOther(String author, String actor) {
        if (actor.equals(author)) {
            throw new BusinessException(InvoiceError.FOUR_EYES, InvoiceError.FOUR_EYES.title());
        }
    }

    private TitleRow lock(long id) {
        TitleRow row = titles.lock(id);
        if (row == null) {
            throw new NotFoundException("title", id);
        }
        return row;
    }

    private void save(TitleRow row, String action, String actor, String reason) {
        row.version++;
        touch(row, actor);
        titles.updateById(row);
        record(row, action, actor, reason);
    }

    private void touch(TitleRow row, String actor) {
        row.updatedBy = actor;
        row.updatedAt = clock.instant();
    }

    private void record(TitleRow row, String action, String actor, String reason) {
        TitleHistoryRow entry = new TitleHistoryRow();
        entry.id = Ids.next();
        entry.merchantId = row.merchantId;
        entry.titleId = row.id;
        entry.version = row.version;
        entry.action = action;
        entry.actor = actor;
        entry.reason = reason;
        entry.content = row.contact;
        entry.happenedAt = clock.instant();
        history.insert(entry);
    }
}
