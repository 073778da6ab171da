package io.maotong.customs.document;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.customs.CustomsSettings;
import io.maotong.customs.catalogue.PortErrors;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The documents of the current merchant. Writes are made in pages. */
@Component
public class Documents {

    public static final String FIRST = "FIRST";
    public static final String CORRECTED = "CORRECTED";
    public static final String RESENT = "RESENT";
    public static final String CHANGED = "CHANGED";
    public static final String DELETED = "DELETED";

    /** One version as it goes on the wire. */
    public record Version(
            long id,
            long documentId,
            int version,
            String guid,
            String appType,
            String appTime,
            DocumentContent content) {}

    /** The results of a page of receipts. */
    public record Applied(List<CustomsDocument> changed, Map<Long, List<CustomsDocument.Result>> results) {}

    private final DocumentMapper documents;
    private final DocumentStateMapper states;
    private final VersionMapper versions;
    private final ObjectProvider<DocumentsListener> listeners;
    private final PortErrors errors;
    private final CustomsSettings settings;
    private final JsonMapper json;
    private final Clock clock;

    Documents(
            DocumentMapper documents,
            DocumentStateMapper states,
            VersionMapper versions,
            ObjectProvider<DocumentsListener> listeners,
            PortErrors errors,
            CustomsSettings settings,
            JsonMapper json,
            Clock clock) {
        this.documents = documents;
        this.states = states;
        this.versions = versions;
        this.listeners = listeners;
        this.errors = errors;
        this.settings = settings;
        this.json = json;
        this.clock = clock;
    }

    /** Creates documents with their first version, ready to be sent. */
    @Transactional
    public List<CustomsDocument> create(List<NewDocument> wanted, String by) {
        Instant now = clock.instant();
        String appTime = CustomsTime.seconds(now);
        List<DocumentRow> rows = new ArrayList<>();
        List<VersionRow> first = new ArrayList<>();
        for (NewDocument one : wanted) {
            DocumentRow row = row(one, now);
            rows.add(row);
            first.add(version(row, one.content(), appTime, FIRST, by, now));
        }
        documents.insert(rows);
        versions.insert(first);
        return wrap(rows);
    }

    private DocumentRow row(NewDocument one, Instant now) {
        DocumentRow row = new DocumentRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.docType = one.type().code();
        row.businessKey = one.key();
        row.orderNo = one.orderNo();
        row.batchId = one.batchId();
        row.customsCode = one.content().get("customsCode");
        row.chapter = DocumentContent.chapter(one.content());
        row.parentId = one.parentId();
        row.chunk = one.chunk();
        row.copNo = one.copNo();
        row.logisticsCode = one.logisticsCode();
        row.logisticsNo = one.logisticsNo();
        row.ownerCode = one.ownerCode();
        row.ownerName = one.ownerName();
        row.grossWeight = one.grossWeight();
        row.version = 1;
        row.appType = AppType.ADD;
        row.stateVersion = 1L;
        row.status = DocumentStatus.READY;
        row.resends = 0;
        row.watchAt = now.plus(settings.watchdog().processing());
        row.createdAt = now;
        row.updatedAt = now;
        return row;
    }

    private VersionRow version(
            DocumentRow document, DocumentContent content, String appTime, String reason, String by, Instant now) {
        VersionRow row = new VersionRow();
        row.id = Ids.next();
        row.merchantId = document.merchantId;
        row.documentId = document.id;
        row.version = document.version;
        row.guid = UUID.randomUUID().toString().toUpperCase(Locale.ROOT);
        row.appType = document.appType;
        row.appTime = appTime;
        row.reason = reason;
        row.content = json.writeValueAsString(content);
        row.createdBy = by;
        row.createdAt = now;
        return row;
    }

    /**
     * Makes the next version of documents that went wrong: same business key, a new guid, a strictly later time.
     *
     * @param corrected new contents by document id; what is missing keeps its content
     */
    @Transactional
    public List<CustomsDocument> renew(
            List<CustomsDocument> locked, Map<Long, DocumentContent> corrected, String reason, String by) {
        Instant now = clock.instant();
        Map<Long, VersionRow> current = new HashMap<>();
        versions.currentOf(locked.stream().map(CustomsDocument::id).toList())
                .forEach(row -> current.put(row.documentId, row));
        List<VersionRow> next = new ArrayList<>();
        for (CustomsDocument document : locked) {
            VersionRow old = current.get(document.id());
            DocumentContent content = corrected.getOrDefault(document.id(), content(old));
            document.renew(settings.watchdog(), clock);
            if (RESENT.equals(reason)) {
                document.row.resends++;
            } else {
                document.row.resends = 0;
            }
            next.add(version(document.row, content, later(old.appTime, now), reason, by, now));
        }
        versions.insert(next);
        save(locked);
        return locked;
    }

    /**
     * Makes the next version of documents that customs has: a change or a deletion of what stands there.
     *
     * @param changed new contents by document id; what is missing keeps its content
     */
    @Transactional
    public List<CustomsDocument> change(
            List<CustomsDocument> locked, Map<Long, DocumentContent> changed, boolean deletion, String by) {
        Instant now = clock.instant();
        List<VersionRow> next = new ArrayList<>();
        Map<Long, CustomsDocument> byId = new HashMap<>();
        locked.forEach(document -> byId.put(document.id(), document));
        for (VersionRow old : versions.currentOf(byId.keySet())) {
            CustomsDocument document = byId.get(old.documentId);
            document.change(deletion ? AppType.DELETE : AppType.CHANGE, settings.watchdog(), clock);
            document.row.resends = 0;
            next.add(version(
                    document.row,
                    changed.getOrDefault(document.id(), content(old)),
                    later(old.appTime, now),
                    deletion ? DELETED : CHANGED,
                    by,
                    now));
        }
        versions.insert(next);
        save(locked);
        return locked;
    }

    /** Locked lists whose goods left the country. */
    @Transactional
    public void depart(List<CustomsDocument> locked, Instant when) {
        locked.forEach(document -> document.depart(when, settings.watchdog(), clock));
        save(locked);
    }

    /** Whether the present version of any of these documents belongs to a message, sent or not. */
    public boolean isAnyPlanned(Collection<Long> documentIds) {
        return !documentIds.isEmpty() && versions.planned(documentIds) > 0;
    }

    private static String later(String before, Instant now) {
        String candidate = CustomsTime.seconds(now);
        return candidate.compareTo(before) > 0
                ? candidate
                : CustomsTime.seconds(CustomsTime.parse(before).plusSeconds(1));
    }

    /** Locks the documents with these business keys until the end of the transaction. */
    public Map<String, CustomsDocument> lockByKeys(DocumentType type, Collection<String> keys) {
        Map<String, CustomsDocument> found = new HashMap<>();
        if (!keys.isEmpty()) {
            lock(documents.idsOf(type.code(), keys)).forEach(document -> found.put(document.businessKey(), document));
        }
        return found;
    }

    public List<CustomsDocument> lock(Collection<Long> ids) {
        return ids.isEmpty() ? List.of() : wrap(documents.lockByIds(new TreeSet<>(ids)));
    }

    /** The documents whose present version went with a transmission. */
    public List<CustomsDocument> lockByTransmission(long transmissionId) {
        Map<Long, Integer> carried = new HashMap<>();
        versions.carriedBy(transmissionId).forEach(row -> carried.put(row.documentId, row.version));
        return lock(carried.keySet()).stream()
                .filter(document -> carried.get(document.id()) == document.version())
                .toList();
    }

    /**
     * Applies a page of receipts to locked documents and saves what changed.
     *
     * @param all every receipt of each document, by document id
     * @param sentAgain documents whose message was repeated
     */
    @Transactional
    public Applied apply(
            Collection<CustomsDocument> locked,
            Map<Long, List<Reply>> all,
            Set<Reply.Identity> fresh,
            Set<Long> sentAgain) {
        Map<Long, List<CustomsDocument.Stamp>> stamps = stampsOf(locked.stream()
                .filter(document -> document.version() > 1)
                .map(CustomsDocument::id)
                .toList());
        Map<Long, List<CustomsDocument.Result>> results = new HashMap<>();
        List<CustomsDocument> changed = new ArrayList<>();
        for (CustomsDocument document : locked) {
            long before = document.row.stateVersion;
            results.put(
                    document.id(),
                    document.apply(
                            all.getOrDefault(document.id(), List.of()),
                            fresh,
                            stamps.getOrDefault(document.id(), List.of()),
                            sentAgain.contains(document.id()),
                            errors::saysDuplicate,
                            settings.watchdog(),
                            clock));
            if (document.row.stateVersion != before) {
                changed.add(document);
            }
        }
        save(changed);
        return new Applied(changed, results);
    }

    private Map<Long, List<CustomsDocument.Stamp>> stampsOf(List<Long> ids) {
        Map<Long, List<CustomsDocument.Stamp>> stamps = new HashMap<>();
        if (!ids.isEmpty()) {
            for (VersionRow row : versions.stampsOf(ids)) {
                stamps.computeIfAbsent(row.documentId, id -> new ArrayList<>())
                        .add(new CustomsDocument.Stamp(row.version, row.guid, CustomsTime.millis(row.createdAt)));
            }
        }
        return stamps;
    }

    /** The transmission arrived at the exchange. */
    @Transactional
    public List<CustomsDocument> sent(long transmissionId) {
        List<CustomsDocument> locked = lockByTransmission(transmissionId);
        locked.forEach(document -> document.sent(settings.watchdog(), clock));
        save(locked);
        return locked;
    }

    /** The transmission was refused; returns the documents that are refused with it. */
    @Transactional
    public List<CustomsDocument> transmissionRefused(long transmissionId, String code, String info) {
        return refuse(lockByTransmission(transmissionId), code, info);
    }

    /** Locked documents that the exchange or the port did not take; returns those whose state changed. */
    public List<CustomsDocument> refuse(List<CustomsDocument> locked, String code, String info) {
        List<CustomsDocument> refused = locked.stream()
                .filter(document -> document.refuseTransmission(code, info, settings.watchdog(), clock))
                .toList();
        save(refused);
        return refused;
    }

    /** Locked documents that go again after a while. */
    public void waitForRetry(List<CustomsDocument> locked) {
        locked.forEach(document -> document.waitForRetry(settings.watchdog(), clock));
        save(locked);
    }

    /** Lists whose cancellation was approved. */
    @Transactional
    public void cancel(List<CustomsDocument> locked) {
        save(locked.stream()
                .filter(document -> document.cancel(settings.watchdog(), clock))
                .toList());
    }

    private void save(List<CustomsDocument> changed) {
        if (changed.isEmpty()) {
            return;
        }
        states.updateById(changed.stream()
                .map(document -> DocumentStateRow.of(document.row))
                .toList());
        listeners.orderedStream().forEach(listener -> listener.changed(changed));
    }

    /** Gives versions to a transmission; fewer than asked for if another has taken some of them. */
    public int assign(long transmissionId, List<Long> versionIds) {
        return versions.assign(transmissionId, versionIds);
    }

    /** The versions that a transmission carries, in their order. */
    public List<Version> ofTransmission(long transmissionId) {
        return versions.ofTransmission(transmissionId).stream()
                .map(this::version)
                .toList();
    }

    /** The present versions of documents. */
    public List<Version> currentVersions(Collection<Long> documentIds) {
        return documentIds.isEmpty()
                ? List.of()
                : versions.currentOf(documentIds).stream().map(this::version).toList();
    }

    private Version version(VersionRow row) {
        return new Version(row.id, row.documentId, row.version, row.guid, row.appType, row.appTime, content(row));
    }

    private DocumentContent content(VersionRow row) {
        return json.readValue(row.content, DocumentContent.class);
    }

    /** Whether something that must go before the lists of a page is still in the house. */
    public boolean isAnythingUnsentBefore(long batchId, int chunk) {
        return !documents.unsentBefore(batchId, chunk).isEmpty();
    }

    /** Lists of a page that may go now: their three documents are under way and none was refused. */
    public List<CustomsDocument> listsToSend(long batchId, int chunk) {
        return wrap(documents.listsToSend(batchId, chunk));
    }

    public List<StatusCount> countByStatus(long batchId, DocumentType type) {
        return documents.countByStatus(batchId, type.code());
    }

    public List<StatusCount> countByParent(long parentId) {
        return documents.countByParent(parentId);
    }

    /** One document of the current merchant, not locked. */
    public Optional<CustomsDocument> find(long id) {
        return Optional.ofNullable(documents.selectById(id)).map(CustomsDocument::new);
    }

    public List<CustomsDocument> find(DocumentType type, String column, Object value) {
        return wrap(documents.selectList(new QueryWrapper<DocumentRow>()
                .eq("doc_type", type.code())
                .eq(column, value)
                .orderByAsc("id")));
    }

    public List<CustomsDocument> find(DocumentType type, String column, Collection<?> values) {
        return values.isEmpty()
                ? List.of()
                : wrap(documents.selectList(new QueryWrapper<DocumentRow>()
                        .eq("doc_type", type.code())
                        .in(column, values)
                        .orderByAsc("id")));
    }

    /** Lists released in a time that no summary holds yet are chosen by the caller from these. */
    public List<CustomsDocument> releasedBetween(Instant from, Instant until) {
        return wrap(documents.selectList(new QueryWrapper<DocumentRow>()
                .eq("doc_type", DocumentType.LIST.code())
                .ge("released_at", from)
                .lt("released_at", until)
                .orderByAsc("id")));
    }

    public List<CustomsDocument> overdue(Instant now, int limit) {
        return wrap(documents.overdue(now, limit));
    }

    public boolean watchAgain(CustomsDocument document, Instant now, Instant next) {
        return documents.watchAgain(document.id(), now, next) == 1;
    }

    private static List<CustomsDocument> wrap(List<DocumentRow> rows) {
        return rows.stream().map(CustomsDocument::new).toList();
    }
}
