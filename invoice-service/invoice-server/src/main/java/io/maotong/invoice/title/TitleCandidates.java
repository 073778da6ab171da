package io.maotong.invoice.title;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.IllegalTransition;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.id.Ids;
import io.maotong.core.party.CreditCode;
import io.maotong.data.key.KeyService;
import io.maotong.data.page.PageRequest;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.document.TaxNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Titles that were seen on invoices, wherever those were issued. They are proposals: what is kept as a title is never changed by
 * them, and what was dismissed stays so however often it is seen.
 */
@Service
public class TitleCandidates {

    static final String SOURCE = "TAX_SYNC";
    private static final Map<String, String> SORTABLE =
            Map.of("id", "id", "name", "name", "lastSeenAt", "last_seen_at", "invoices", "invoices");

    /** A title on an invoice. @param taxNo as the bureau knows it */
    public record Seen(String taxNo, String name, String invoice, Instant issuedAt) {}

    /** Both optional. @param q beginning of the name, or a whole tax number */
    record Filter(CandidateState state, String q) {}

    private record Key(String tax, String name) {}

    private final CandidateMapper candidates;
    private final TitleMapper titles;
    private final Titles book;
    private final KeyService keys;
    private final Clock clock;

    TitleCandidates(CandidateMapper candidates, TitleMapper titles, Titles book, KeyService keys, Clock clock) {
        this.candidates = candidates;
        this.titles = titles;
        this.book = book;
        this.keys = keys;
        this.clock = clock;
    }

    /** Takes note of invoices that are new here. Buyers without a tax number are left out: nothing tells them apart. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void seen(List<Seen> invoices) {
        Map<Key, List<Seen>> byTitle = new LinkedHashMap<>();
        for (Seen one : invoices) {
            String number = CreditCode.normalise(one.taxNo());
            if (number != null && !number.isEmpty()) {
                byTitle.computeIfAbsent(new Key(keys.blindIndex(number), nameKey(one.name())), key -> new ArrayList<>())
                        .add(one);
            }
        }
        if (byTitle.isEmpty()) {
            return;
        }
        Map<Key, CandidateRow> known = candidates
                .selectList(new QueryWrapper<CandidateRow>()
                        .in(
                                "tax_key",
                                byTitle.keySet().stream()
                                        .map(Key::tax)
                                        .distinct()
                                        .toList())
                        .orderByAsc("tax_key", "name_key")
                        .last("FOR UPDATE"))
                .stream()
                .collect(Collectors.toMap(row -> new Key(row.taxKey, row.nameKey), row -> row));
        Map<String, List<TitleRow>> kept = keptOf(byTitle.keySet());
        List<CandidateRow> fresh = new ArrayList<>();
        List<CandidateRow> again = new ArrayList<>();
        byTitle.forEach((key, seen) -> {
            CandidateRow row = known.get(key);
            if (row == null) {
                row = begun(key, seen.getFirst(), kept.getOrDefault(key.tax(), List.of()));
                fresh.add(row);
            } else {
                again.add(row);
            }
            for (Seen one : seen) {
                row.seen(one.issuedAt(), one.invoice());
            }
        });
        if (!fresh.isEmpty()) {
            candidates.insert(fresh);
        }
        if (!again.isEmpty()) {
            candidates.updateById(again);
        }
    }

    private Map<String, List<TitleRow>> keptOf(Collection<Key> wanted) {
        return titles
                .selectList(new QueryWrapper<TitleRow>()
                        .select("id", "name", "tax_key")
                        .in("tax_key", wanted.stream().map(Key::tax).distinct().toList())
                        .orderByAsc("id"))
                .stream()
                .collect(Collectors.groupingBy(row -> row.taxKey));
    }

    private static CandidateRow begun(Key key, Seen seen, List<TitleRow> kept) {
        CandidateRow row = new CandidateRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.taxNo = CreditCode.normalise(seen.taxNo());
        row.taxKey = key.tax();
        row.name = seen.name();
        row.nameKey = key.name();
        row.taxCheck = TaxNumber.of(seen.taxNo()).check();
        row.source = SOURCE;
        row.invoices = 0;
        row.firstSeenAt = seen.issuedAt();
        row.lastSeenAt = seen.issuedAt();
        row.firstInvoice = seen.invoice();
        row.lastInvoice = seen.invoice();
        Optional<TitleRow> same = kept.stream()
                .filter(title -> nameKey(title.name).equals(key.name()))
                .findFirst();
        row.state = same.isPresent() ? CandidateState.KNOWN : CandidateState.OPEN;
        row.relation = same.isPresent()
                ? CandidateRelation.SAME
                : kept.isEmpty() ? CandidateRelation.NEW : CandidateRelation.OTHER_NAME;
        row.titleId =
                same.or(() -> kept.stream().findFirst()).map(title -> title.id).orElse(null);
        return row;
    }

    /** Keeps it as a title of its own, by the rules of every new title. @param pass lets a suspect number pass */
    @Transactional
    CandidateRow accept(
            long id, TitleType type, String customerId, boolean makeDefault, Titles.Pass pass, String actor) {
        CandidateRow row = open(id, "accept");
        TitleRow title = book.create(
                customerId,
                new TitleContent(type, row.name, row.taxNo, null, null, null, null, null, null),
                makeDefault,
                pass,
                new Titles.Provenance(SOURCE, "invoice " + row.lastInvoice),
                actor);
        return decide(row, CandidateState.ACCEPTED, title.id, actor, pass.reason());
    }

    /** Proposes its name for the title that has the number: a second person decides where the title is in use. */
    @Transactional
    CandidateRow rename(long id, String actor) {
        CandidateRow row = open(id, "rename");
        if (row.relation != CandidateRelation.OTHER_NAME) {
            throw new IllegalTransition("title candidate", row.relation, "rename");
        }
        TitleRow title = book.get(row.titleId);
        TitleContent before = book.content(title);
        book.change(
                title.id,
                title.version,
                new TitleContent(
                        before.type(),
                        row.name,
                        before.taxNo(),
                        before.address(),
                        before.telephone(),
                        before.bank(),
                        before.account(),
                        before.email(),
                        before.mobile()),
                new Titles.Pass(null),
                actor);
        return decide(row, CandidateState.ACCEPTED, title.id, actor, null);
    }

    @Transactional
    CandidateRow dismiss(long id, String reason, String actor) {
        return decide(open(id, "dismiss"), CandidateState.DISMISSED, null, actor, reason);
    }

    private CandidateRow open(long id, String action) {
        CandidateRow row = candidates.lock(id);
        if (row == null) {
            throw new NotFoundException("title candidate", id);
        }
        if (row.state != CandidateState.OPEN) {
            throw new IllegalTransition("title candidate", row.state, action);
        }
        return row;
    }

    private CandidateRow decide(CandidateRow row, CandidateState state, Long titleId, String actor, String reason) {
        row.state = state;
        row.titleId = titleId == null ? row.titleId : titleId;
        row.decidedBy = actor;
        row.decidedAt = clock.instant();
        row.reason = reason;
        candidates.updateById(row);
        return row;
    }

    CandidateRow get(long id) {
        CandidateRow row = candidates.selectById(id);
        if (row == null) {
            throw new NotFoundException("title candidate", id);
        }
        return row;
    }

    PageResponse<CandidateRow> list(Filter filter, PageRequest page) {
        QueryWrapper<CandidateRow> query =
                new QueryWrapper<CandidateRow>().eq(filter.state() != null, "state", filter.state());
        if (filter.q() != null && !filter.q().isBlank()) {
            String start = filter.q().strip();
            String number = keys.blindIndex(CreditCode.normalise(start));
            query.and(any -> any.likeRight("name", start).or().eq("tax_key", number));
        }
        return PageResponse.of(candidates.selectPage(page.toPage(SORTABLE, "id,desc"), query), row -> row);
    }

    /** Names that differ in brackets of the other width or in blanks only are the same (tax.md 0). */
    static String nameKey(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC)
                .replaceAll("[\\s\\p{Cf}\\p{Z}]", "")
                .toUpperCase(Locale.ROOT);
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(folded.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
