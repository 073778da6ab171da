package io.maotong.customs.document;

import io.maotong.core.error.IllegalTransition;
import io.maotong.customs.CustomsSettings;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;

/** One document at customs, through all its versions. */
public final class CustomsDocument {

    /** What became of one receipt. */
    public enum Effect {
        APPLIED,
        STALE,
        REFUSED,
        REPEATED,
        UNKNOWN_STATUS,
        CONFLICT
    }

    public record Result(Reply reply, Effect effect) {}

    /** @param madeAt yyyyMMddHHmmssSSS: receipts of this version are not older */
    record Stamp(int version, String guid, String madeAt) {}

    final DocumentRow row;

    CustomsDocument(DocumentRow row) {
        this.row = row;
    }

    /**
     * Takes new receipts into account.
     *
     * @param arrived every receipt of the document, the new ones included
     * @param fresh the new ones
     * @return what became of each of the new ones
     */
    List<Result> apply(
            List<Reply> arrived,
            Set<Reply.Identity> fresh,
            List<Stamp> stamps,
            boolean sentAgain,
            Predicate<String> saysDuplicate,
            CustomsSettings.Watchdog watch,
            Clock clock) {
        List<Reply> all = arrived.stream()
                .map(reply -> reply.version() == null ? reply.about(versionOf(reply, stamps)) : reply)
                .toList();
        List<Reply> current = all.stream()
                .filter(reply -> reply.version().equals(row.version))
                .toList();
        String before = row.returnTime;
        ReceiptFold.Head head = ReceiptFold.fold(type(), current, sentAgain, saysDuplicate);
        if (!current.isEmpty()) {
            take(head, watch, clock);
        }
        List<Result> results = new ArrayList<>();
        for (Reply reply : all) {
            if (fresh.contains(reply.identity())) {
                results.add(new Result(reply, effect(reply, head, current, before)));
            }
        }
        return results;
    }

    private static Effect effect(Reply reply, ReceiptFold.Head head, List<Reply> current, String before) {
        if (head.unknown.contains(reply)) {
            return Effect.UNKNOWN_STATUS;
        }
        if (head.repeated.contains(reply)) {
            return Effect.REPEATED;
        }
        if (head.conflicting.contains(reply)) {
            return Effect.CONFLICT;
        }
        if (!current.contains(reply) || before != null && reply.time().compareTo(before) < 0) {
            return Effect.STALE;
        }
        return head.refused.contains(reply) ? Effect.REFUSED : Effect.APPLIED;
    }

    private void take(ReceiptFold.Head head, CustomsSettings.Watchdog watch, Clock clock) {
        DocumentStatus next = row.status == DocumentStatus.CANCELLED || isDeletion() && head.status.isAccepted()
                ? DocumentStatus.CANCELLED
                : head.status;
        boolean changed = next != row.status
                || !Objects.equals(head.returnTime, row.returnTime)
                || !Objects.equals(head.returnStatus, row.returnStatus)
                || head.invtNo != null && !head.invtNo.equals(row.invtNo);
        if (!changed) {
            return;
        }
        row.status = next;
        row.returnStatus = head.returnStatus;
        row.returnTime = head.returnTime;
        row.returnInfo = head.returnInfo;
        row.preNo = head.preNo == null ? row.preNo : head.preNo;
        row.invtNo = head.invtNo == null ? row.invtNo : head.invtNo;
        row.sumNo = head.sumNo == null ? row.sumNo : head.sumNo;
        row.acceptedAt = CustomsTime.parse(head.acceptedTime);
        row.releasedAt = CustomsTime.parse(head.releasedTime);
        if (row.submittedAt == null) {
            row.submittedAt = clock.instant();
        }
        touch(watch, clock);
    }

    private static int versionOf(Reply reply, List<Stamp> stamps) {
        int best = stamps.isEmpty() ? 1 : stamps.getFirst().version();
        for (Stamp stamp : stamps) {
            if (stamp.guid().equals(reply.guid())) {
                return stamp.version();
            }
            if (stamp.madeAt().compareTo(reply.time()) <= 0) {
                best = stamp.version();
            }
        }
        return best;
    }

    void sent(CustomsSettings.Watchdog watch, Clock clock) {
        if (row.status.rank() < DocumentStatus.SENT.rank()) {
            row.status = DocumentStatus.SENT;
            row.submittedAt = clock.instant();
            touch(watch, clock);
        }
    }

    /** The exchange or the port could not even read it. Receipts that arrived nevertheless weigh more. */
    boolean refuseTransmission(String code, String info, CustomsSettings.Watchdog watch, Clock clock) {
        if (row.status.rank() > DocumentStatus.STORED.rank() || row.status == DocumentStatus.TRANSMIT_REJECTED) {
            return false;
        }
        row.status = DocumentStatus.TRANSMIT_REJECTED;
        row.returnStatus = code;
        row.returnInfo = info;
        touch(watch, clock);
        return true;
    }

    void waitForRetry(CustomsSettings.Watchdog watch, Clock clock) {
        if (row.status.rank() < DocumentStatus.RETRY_WAIT.rank()) {
            row.status = DocumentStatus.RETRY_WAIT;
            touch(watch, clock);
        }
    }

    /** A list whose cancellation customs approved. */
    boolean cancel(CustomsSettings.Watchdog watch, Clock clock) {
        if (row.status == DocumentStatus.CANCELLED) {
            return false;
        }
        row.status = DocumentStatus.CANCELLED;
        touch(watch, clock);
        return true;
    }

    /** Whether what is being sent, or was sent last, is its deletion. */
    public boolean isDeletion() {
        return AppType.DELETE.equals(row.appType);
    }

    /** Whether it was deleted at customs, so that it may be declared anew. */
    public boolean isDeleted() {
        return isDeletion() && row.status == DocumentStatus.CANCELLED;
    }

    /** @throws IllegalTransition unless customs has it and would take a change */
    void change(String appType, CustomsSettings.Watchdog watch, Clock clock) {
        if (!row.status.isChangeable()) {
            throw new IllegalTransition("document " + row.businessKey, row.status, "change");
        }
        next(appType, watch, clock);
    }

    /** The goods of a list left the country. */
    void depart(Instant when, CustomsSettings.Watchdog watch, Clock clock) {
        row.departedAt = when;
        touch(watch, clock);
    }

    /**
     * The next version of what went wrong, in the same kind of filing: a change that was refused is tried as a change again.
     *
     * @throws IllegalTransition unless the present version went wrong, or the document was deleted
     */
    void renew(CustomsSettings.Watchdog watch, Clock clock) {
        if (!row.status.isCorrectable() && row.status != DocumentStatus.RETRY_WAIT && !isDeleted()) {
            throw new IllegalTransition("document " + row.businessKey, row.status, "resubmit");
        }
        next(isDeleted() || isUnknownThere() ? AppType.ADD : row.appType, watch, clock);
    }

    // -xxx009 未找到操作的单证: there is nothing to change or delete.
    private boolean isUnknownThere() {
        return row.returnStatus != null && row.returnStatus.matches("-\\d{3}009");
    }

    private void next(String appType, CustomsSettings.Watchdog watch, Clock clock) {
        row.version++;
        row.appType = appType;
        row.status = DocumentStatus.READY;
        row.returnStatus = null;
        row.returnTime = null;
        row.returnInfo = null;
        touch(watch, clock);
    }

    private void touch(CustomsSettings.Watchdog watch, Clock clock) {
        row.stateVersion++;
        row.updatedAt = clock.instant();
        Duration patience = patience(watch);
        row.watchAt = patience == null ? null : row.updatedAt.plus(patience);
    }

    private Duration patience(CustomsSettings.Watchdog watch) {
        return switch (row.status) {
            case READY, SIGNED, RETRY_WAIT, SENT, STORED -> watch.processing();
            case PORT_PROCESSING, AT_CUSTOMS -> watch.acceptance();
            case ACCEPTED, MANUAL_REVIEW, AWAITING_ARRIVAL, INSPECTION, APPROVED ->
                type() == DocumentType.LIST ? watch.release() : null;
            default -> null;
        };
    }

    public long id() {
        return row.id;
    }

    public long merchantId() {
        return row.merchantId;
    }

    public DocumentType type() {
        return DocumentType.of(row.docType);
    }

    public String businessKey() {
        return row.businessKey;
    }

    public String orderNo() {
        return row.orderNo;
    }

    public Long batchId() {
        return row.batchId;
    }

    public Long parentId() {
        return row.parentId;
    }

    public int chunk() {
        return row.chunk;
    }

    public String copNo() {
        return row.copNo;
    }

    public String logisticsCode() {
        return row.logisticsCode;
    }

    public String logisticsNo() {
        return row.logisticsNo;
    }

    public String ownerCode() {
        return row.ownerCode;
    }

    public String ownerName() {
        return row.ownerName;
    }

    public BigDecimal grossWeight() {
        return row.grossWeight;
    }

    public int version() {
        return row.version;
    }

    public int resends() {
        return row.resends;
    }

    public DocumentStatus status() {
        return row.status;
    }

    public String returnStatus() {
        return row.returnStatus;
    }

    public String returnInfo() {
        return row.returnInfo;
    }

    public String invtNo() {
        return row.invtNo;
    }

    public String preNo() {
        return row.preNo;
    }

    public String sumNo() {
        return row.sumNo;
    }

    public Instant releasedAt() {
        return row.releasedAt;
    }

    /** When its goods left the country; null before. */
    public Instant departedAt() {
        return row.departedAt;
    }

    public Instant updatedAt() {
        return row.updatedAt;
    }
}
