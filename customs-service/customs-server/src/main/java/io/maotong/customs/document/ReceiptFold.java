package io.maotong.customs.document;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The state of a document as a function of the set of its receipts: they are always read in the order in which they
 * were made, so that it does not matter in which order, or how often, they arrive.
 */
final class ReceiptFold {

    /** Where all receipts of a version lead. */
    static final class Head {

        DocumentStatus status = DocumentStatus.SENT;
        String returnStatus;
        String returnTime;
        String returnInfo;
        String preNo;
        String invtNo;
        String sumNo;
        String acceptedTime;
        String releasedTime;
        final Set<Reply> unknown = new HashSet<>();
        final Set<Reply> refused = new HashSet<>();
        final Set<Reply> repeated = new HashSet<>();
        final Set<Reply> conflicting = new HashSet<>();
    }

    private ReceiptFold() {}

    /**
     * @param sentAgain whether the same content was sent more than once, so that "duplicate" is only its echo
     * @param saysDuplicate whether a status says that there is such a document already
     */
    static Head fold(DocumentType type, Collection<Reply> replies, boolean sentAgain, Predicate<String> saysDuplicate) {
        List<Reply> sorted = new ArrayList<>(replies);
        sorted.sort(Reply.IN_TIME);
        Head head = new Head();
        for (Reply reply : sorted) {
            DocumentStatus next = DocumentStatus.of(type, reply.status()).orElse(null);
            if (next == null) {
                head.unknown.add(reply);
            } else if (saysDuplicate.test(reply.status()) && (sentAgain || head.status.rank() > SENT_RANK)) {
                head.repeated.add(reply);
            } else if (head.status.allows(next)) {
                advance(head, next, reply);
            } else {
                head.refused.add(reply);
            }
            numbers(head, reply);
        }
        return head;
    }

    private static final int SENT_RANK = DocumentStatus.SENT.rank();

    private static void advance(Head head, DocumentStatus next, Reply reply) {
        head.status = next;
        head.returnStatus = reply.status();
        head.returnTime = reply.time();
        head.returnInfo = reply.info();
        if (next.isAccepted() && head.acceptedTime == null) {
            head.acceptedTime = reply.time();
        }
        if (next.isReleased() && head.releasedTime == null) {
            head.releasedTime = reply.time();
        }
    }

    private static void numbers(Head head, Reply reply) {
        head.preNo = head.preNo == null ? reply.preNo() : head.preNo;
        head.sumNo = head.sumNo == null ? reply.sumNo() : head.sumNo;
        if (head.invtNo == null) {
            head.invtNo = reply.invtNo();
        } else if (reply.invtNo() != null && !reply.invtNo().equals(head.invtNo)) {
            head.conflicting.add(reply);
        }
    }
}
