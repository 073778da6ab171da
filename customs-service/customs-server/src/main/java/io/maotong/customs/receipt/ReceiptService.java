package io.maotong.customs.receipt;

import com.baomidou.mybatisplus.core.batch.MybatisBatch;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.catalogue.PortErrors;
import io.maotong.customs.document.CustomsDocument;
import io.maotong.customs.document.DocumentStatus;
import io.maotong.customs.document.DocumentType;
import io.maotong.customs.document.Documents;
import io.maotong.customs.document.Reply;
import io.maotong.customs.exchange.Resends;
import io.maotong.customs.exchange.Transmissions;
import io.maotong.customs.issue.Issue;
import io.maotong.customs.issue.Issues;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.ibatis.session.SqlSessionFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Applies a page of receipts in one transaction and a handful of statements, whatever its size. The same receipt counts
 * once; the state of a document follows from all its receipts, so their order of arrival does not matter.
 */
@Service
class ReceiptService {

    private final ReceiptMapper receipts;
    private final Documents documents;
    private final Transmissions transmissions;
    private final Resends resends;
    private final Issues issues;
    private final PortErrors errors;
    private final SqlSessionFactory sessions;
    private final CustomsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    ReceiptService(
            ReceiptMapper receipts,
            Documents documents,
            Transmissions transmissions,
            Resends resends,
            Issues issues,
            PortErrors errors,
            SqlSessionFactory sessions,
            CustomsSettings settings,
            JsonMapper json,
            Clock clock) {
        this.receipts = receipts;
        this.documents = documents;
        this.transmissions = transmissions;
        this.resends = resends;
        this.issues = issues;
        this.errors = errors;
        this.sessions = sessions;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /**
     * @param replies at most a few hundred
     * @return how many of them were new
     */
    @Transactional
    public int apply(DocumentType type, List<Reply> replies, Long messageId) {
        // Sorted, so that pages that meet the same documents lock them in the same order.
        Set<String> keys = new TreeSet<>();
        replies.forEach(reply -> keys.add(reply.key()));
        Map<String, CustomsDocument> found = documents.lockByKeys(type, keys);
        Map<Reply.Identity, ReceiptRow> known = new HashMap<>();
        Map<String, List<Reply>> earlier = new HashMap<>();
        for (ReceiptRow row : receipts.ofKeys(type.code(), keys)) {
            Reply reply = reply(row);
            known.put(reply.identity(), row);
            earlier.computeIfAbsent(row.businessKey, key -> new ArrayList<>()).add(reply);
        }
        Map<Reply.Identity, Reply> fresh = new LinkedHashMap<>();
        for (Reply reply : replies) {
            ReceiptRow before = known.get(reply.identity());
            boolean waiting =
                    before != null && ReceiptMapper.QUARANTINED.equals(before.state) && found.containsKey(reply.key());
            if (before == null || waiting) {
                fresh.putIfAbsent(reply.identity(), reply);
            }
        }
        if (fresh.isEmpty()) {
            return 0;
        }
        Documents.Applied applied = applyTo(found.values(), earlier, fresh);
        keep(type, fresh.values(), found, applied, messageId);
        raise(type, found, fresh.values(), applied);
        resend(applied.changed());
        return fresh.size();
    }

    private Documents.Applied applyTo(
            Collection<CustomsDocument> found, Map<String, List<Reply>> earlier, Map<Reply.Identity, Reply> fresh) {
        Map<Long, List<Reply>> all = new HashMap<>();
        Map<String, Long> idOf = new HashMap<>();
        for (CustomsDocument document : found) {
            idOf.put(document.businessKey(), document.id());
            all.put(document.id(), new ArrayList<>(earlier.getOrDefault(document.businessKey(), List.of())));
        }
        for (Reply reply : fresh.values()) {
            Long id = idOf.get(reply.key());
            if (id != null
                    && all.get(id).stream().noneMatch(one -> one.identity().equals(reply.identity()))) {
                all.get(id).add(reply);
            }
        }
        Set<Long> sentAgain = new HashSet<>();
        if (all.values().stream()
                .flatMap(List::stream)
                .anyMatch(reply -> reply.status().startsWith("-"))) {
            sentAgain.addAll(transmissions.sentAgain(idOf.values()));
        }
        return documents.apply(found, all, fresh.keySet(), sentAgain);
    }

    private void keep(
            DocumentType type,
            Collection<Reply> fresh,
            Map<String, CustomsDocument> found,
            Documents.Applied applied,
            Long messageId) {
        Map<Reply.Identity, CustomsDocument.Result> results = new HashMap<>();
        applied.results()
                .values()
                .forEach(all -> all.forEach(result -> results.put(result.reply().identity(), result)));
        Instant now = clock.instant();
        List<ReceiptRow> rows = new ArrayList<>();
        for (Reply reply : fresh) {
            CustomsDocument document = found.get(reply.key());
            ReceiptRow row = new ReceiptRow();
            row.id = Ids.next();
            row.merchantId = MerchantScope.merchantId();
            row.docType = type.code();
            row.businessKey = reply.key();
            row.documentId = document == null ? null : document.id();
            row.returnStatus = reply.status();
            row.returnTime = reply.time();
            row.infoHash = reply.infoHash();
            row.returnInfo =
                    reply.info().length() <= 1000 ? reply.info() : reply.info().substring(0, 1000);
            row.guid = reply.guid();
            row.preNo = reply.preNo();
            row.invtNo = reply.invtNo();
            row.sumNo = reply.sumNo();
            CustomsDocument.Result result = results.get(reply.identity());
            row.state =
                    result == null ? ReceiptMapper.QUARANTINED : result.effect().name();
            row.docVersion = result == null ? null : result.reply().version();
            row.messageId = messageId;
            row.receivedAt = now;
            rows.add(row);
        }
        new MybatisBatch<>(sessions, rows)
                .execute(new MybatisBatch.Method<ReceiptRow>(ReceiptMapper.class).get("keep"));
    }

    private void raise(
            DocumentType type, Map<String, CustomsDocument> found, Collection<Reply> fresh, Documents.Applied applied) {
        List<Issue> raised = new ArrayList<>();
        Set<Long> recovered = new LinkedHashSet<>();
        for (CustomsDocument document : applied.changed()) {
            if (document.status().isFailure()) {
                raised.add(issues.refusal(
                        document,
                        "RECEIPT",
                        document.returnStatus(),
                        document.returnInfo(),
                        detail(document.returnStatus(), document.returnInfo())));
            } else if (document.status().isAccepted()) {
                recovered.add(document.id());
            }
        }
        for (CustomsDocument document : found.values()) {
            for (CustomsDocument.Result result : applied.results().getOrDefault(document.id(), List.of())) {
                alert(document, result, raised);
            }
        }
        Set<String> strangers = new LinkedHashSet<>();
        for (Reply reply : fresh) {
            if (!found.containsKey(reply.key()) && strangers.add(reply.key())) {
                raised.add(stranger(type, reply));
            }
        }
        issues.settle(recovered, "accepted by customs");
        issues.raise(raised);
    }

    private void alert(CustomsDocument document, CustomsDocument.Result result, List<Issue> raised) {
        Text words = switch (result.effect()) {
            case UNKNOWN_STATUS ->
                Text.of("收到未收录的回执状态 %s，请联系平台", "A receipt has the status %s, which is not in the catalogue");
            case REFUSED ->
                Text.of("当前状态下不应收到回执 %s，请与海关核实", "A receipt with the status %s came in a state that does not allow it");
            case CONFLICT ->
                Text.of("同一清单收到不同的清单编号（状态 %s），请与海关核实", "The same list got another number with the status %s");
            case APPLIED, STALE, REPEATED -> null;
        };
        if (words == null) {
            return;
        }
        boolean unknown = result.effect() == CustomsDocument.Effect.UNKNOWN_STATUS;
        PortErrors.Advice advice = new PortErrors.Advice(
                result.reply().status(),
                unknown ? PortErrors.UNKNOWN : "STATE",
                false,
                "OPERATOR",
                words.with(result.reply().status()));
        raised.add(Issue.of(
                document,
                result.effect().name(),
                advice,
                detail(result.reply().status(), result.reply().info())));
    }

    private Issue stranger(DocumentType type, Reply reply) {
        return new Issue(
                "QUARANTINE:" + type.code() + ":" + reply.key(),
                "QUARANTINE",
                "W",
                null,
                type.code(),
                null,
                null,
                reply.key(),
                reply.status(),
                "DATA",
                "OPERATOR",
                Text.of(
                        "收到一份找不到对应单证的回执，已保留，单证出现后会自动处理",
                        "A receipt for a document that is not known was kept; it is applied when the document appears"),
                detail(reply.status(), reply.info()));
    }

    private String detail(String status, String info) {
        Map<String, String> detail = new LinkedHashMap<>();
        detail.put("status", status);
        detail.put("info", info);
        return json.writeValueAsString(detail);
    }

    /** 发送海关失败 is nobody's fault here: the same content goes again by itself, a few times. */
    private void resend(List<CustomsDocument> changed) {
        Map<Integer, List<Long>> byResends = new HashMap<>();
        for (CustomsDocument document : changed) {
            if (document.status() == DocumentStatus.SEND_FAILED
                    && errors.mayResend(document.returnStatus())
                    && document.resends() < settings.resend().max()) {
                byResends
                        .computeIfAbsent(document.resends(), times -> new ArrayList<>())
                        .add(document.id());
            }
        }
        byResends.forEach(
                (times, ids) -> resends.schedule(ids, settings.resend().after(times)));
    }

    static Reply reply(ReceiptRow row) {
        return new Reply(
                row.businessKey,
                row.returnStatus,
                row.returnTime,
                row.returnInfo,
                row.infoHash,
                row.guid,
                row.preNo,
                row.invtNo,
                row.sumNo,
                row.docVersion);
    }
}
