package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.core.id.Ids;
import io.maotong.data.intent.Intents;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceError;
import io.maotong.invoice.InvoiceProperties;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Batches of drafts: all of them are looked at, then the good ones are submitted and the bad ones handed back. */
@Service
class Submissions {

    private static final Map<String, String> SORTABLE = Map.of("id", "id", "createdAt", "created_at");
    private static final Map<String, String> ITEMS_SORTABLE = Map.of("place", "place");
    private static final int PORTION = 1_000;

    /** @param known whether these drafts are in a batch that is not over: this is it, and nothing was created */
    record Opened(SubmissionRow row, boolean known) {}

    private final SubmissionMapper submissions;
    private final SubmissionItemMapper items;
    // The queue knows its handlers, and one of them knows the submissions.
    private final ObjectProvider<Intents> intents;
    private final InvoiceProperties.Sheets settings;
    private final Clock clock;

    Submissions(
            SubmissionMapper submissions,
            SubmissionItemMapper items,
            ObjectProvider<Intents> intents,
            InvoiceProperties properties,
            Clock clock) {
        this.submissions = submissions;
        this.items = items;
        this.intents = intents;
        this.settings = properties.sheets();
        this.clock = clock;
    }

    /** Gathers what is still a draft and promises to look at it. @param invoiceIds used if no import is named */
    @Transactional
    public Opened open(Collection<Long> importIds, Collection<Long> invoiceIds, String actor) {
        List<SubmissionItemMapper.Draft> drafts = importIds.isEmpty()
                ? items.drafts(new TreeSet<>(invoiceIds))
                : items.ofImports(new TreeSet<>(importIds));
        refuse(drafts.size());
        SubmissionRow row = new SubmissionRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.liveKey = keyOf(drafts);
        row.status = SubmissionStatus.CHECKING;
        row.items = drafts.size();
        row.createdBy = actor;
        row.createdAt = clock.instant();
        submissions.begin(row);
        SubmissionRow open = submissions.selectOne(
                new QueryWrapper<SubmissionRow>().eq("live_key", row.liveKey).last("FOR UPDATE"));
        if (!open.id.equals(row.id)) {
            return new Opened(open, true);
        }
        List<SubmissionItemRow> rows = new ArrayList<>();
        for (SubmissionItemMapper.Draft draft : drafts) {
            rows.add(item(row, rows.size() + 1, draft));
        }
        for (int from = 0; from < rows.size(); from += PORTION) {
            items.insert(rows.subList(from, Math.min(rows.size(), from + PORTION)));
        }
        promise(row.id);
        return new Opened(row, false);
    }

    private void refuse(int drafts) {
        if (drafts == 0 || drafts > settings.maxRows()) {
            throw new BusinessException(
                    InvoiceError.NOTHING_CHOSEN,
                    List.of(Violation.of(
                            InvoiceError.NOTHING_CHOSEN,
                            "importIds",
                            "DRAFTS",
                            "1.." + settings.maxRows(),
                            Text.of(
                                    "所选导入或发票中没有草稿，或草稿过多，请检查或分批提交",
                                    "There is no draft among them, or too many: choose others, or fewer"))));
        }
    }

    private SubmissionItemRow item(SubmissionRow submission, int place, SubmissionItemMapper.Draft draft) {
        SubmissionItemRow row = new SubmissionItemRow();
        row.id = Ids.next();
        row.merchantId = submission.merchantId;
        row.submissionId = submission.id;
        row.place = place;
        row.invoiceId = draft.invoiceId();
        row.requestNo = draft.requestNo();
        row.state = SubmissionItemState.PENDING;
        row.updatedAt = submission.createdAt;
        return row;
    }

    private void promise(long id) {
        intents.getObject().add(SubmissionIntent.KIND, Ids.text(id), new SubmissionIntent.Reference(id));
    }

    /** Looks at the bad ones once more, after they were corrected. */
    @Transactional
    public SubmissionRow check(long id) {
        SubmissionRow row = lock(id);
        if (row.status == SubmissionStatus.CHECKING) {
            return row;
        }
        if (submissions.move(id, SubmissionStatus.CHECKED, SubmissionStatus.CHECKING) != 1) {
            throw new IllegalTransition("submission", row.status, "check");
        }
        items.moveAll(id, SubmissionItemState.BAD, SubmissionItemState.PENDING, clock.instant());
        promise(id);
        return row(id);
    }

    /** Sends the good ones on their way; pressed twice, it happens once. */
    @Transactional
    public SubmissionRow submit(long id, String actor) {
        SubmissionRow row = lock(id);
        if (row.status == SubmissionStatus.SUBMITTING) {
            return row;
        }
        if (submissions.submit(id, actor, clock.instant()) != 1) {
            throw new IllegalTransition("submission", row.status, "submit");
        }
        promise(id);
        return row(id);
    }

    /** Leaves everything a draft that was not submitted yet. */
    @Transactional
    public SubmissionRow cancel(long id) {
        SubmissionRow row = lock(id);
        if (row.status == SubmissionStatus.CANCELLED) {
            return row;
        }
        if (submissions.end(id, SubmissionStatus.CANCELLED, clock.instant()) != 1) {
            throw new IllegalTransition("submission", row.status, "cancel");
        }
        items.moveAll(id, SubmissionItemState.PENDING, SubmissionItemState.LEFT, clock.instant());
        items.moveAll(id, SubmissionItemState.GOOD, SubmissionItemState.LEFT, clock.instant());
        return row(id);
    }

    private SubmissionRow lock(long id) {
        SubmissionRow row = submissions.lock(id);
        if (row == null) {
            throw new NotFoundException("invoice submission", id);
        }
        return row;
    }

    SubmissionRow row(long id) {
        SubmissionRow row = submissions.selectById(id);
        if (row == null) {
            throw new NotFoundException("invoice submission", id);
        }
        return row;
    }

    PageResponse<SubmissionRow> list(SubmissionStatus status, PageRequest page) {
        return PageResponse.of(
                submissions.selectPage(
                        page.toPage(SORTABLE, "id,desc"),
                        new QueryWrapper<SubmissionRow>().eq(status != null, "status", status)),
                row -> row);
    }

    /** How many drafts of each batch are how far. */
    Map<Long, Map<SubmissionItemState, Integer>> counts(Collection<Long> ids) {
        if (ids.isEmpty()) {
            return Map.of();
        }
        Map<Long, Map<SubmissionItemState, Integer>> counts = new TreeMap<>();
        for (SubmissionItemMapper.Count count : items.counts(ids)) {
            counts.computeIfAbsent(count.submissionId(), id -> new EnumMap<>(SubmissionItemState.class))
                    .put(count.state(), count.items());
        }
        return counts;
    }

    PageResponse<SubmissionItemRow> items(long id, SubmissionItemState state, PageRequest page) {
        return PageResponse.of(
                items.selectPage(
                        page.toPage(ITEMS_SORTABLE, "place,asc"),
                        new QueryWrapper<SubmissionItemRow>()
                                .eq("submission_id", id)
                                .eq(state != null, "state", state)),
                row -> row);
    }

    /** Gives the bad ones to the reader, holding one portion in memory. */
    void readBad(long id, Consumer<SubmissionItemRow> reader) {
        int after = 0;
        int read = settings.portion();
        while (read == settings.portion()) {
            List<SubmissionItemRow> portion = items.selectList(new QueryWrapper<SubmissionItemRow>()
                    .eq("submission_id", id)
                    .eq("state", SubmissionItemState.BAD)
                    .gt("place", after)
                    .orderByAsc("place")
                    .last("LIMIT " + settings.portion()));
            portion.forEach(reader);
            read = portion.size();
            after = portion.isEmpty() ? after : portion.getLast().place;
        }
    }

    private static String keyOf(List<SubmissionItemMapper.Draft> drafts) {
        String all = drafts.stream()
                .map(draft -> Long.toString(draft.invoiceId()))
                .sorted()
                .collect(Collectors.joining(","));
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(all.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
