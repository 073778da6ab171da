package io.maotong.sandbox.port;

import java.time.Instant;
import java.util.Set;

/** A document as the port holds it. */
record StoredDocument(
        long id,
        CebType type,
        String key,
        String dxpId,
        String copCode,
        String guid,
        String appTime,
        int version,
        String status,
        boolean refused,
        boolean withdrawn,
        boolean departed,
        String sumNo,
        String preNo,
        String invtNo,
        String lastReturnTime,
        Instant receivedAt,
        CebDocument content) {

    private static final Set<String> UNDER_WAY = Set.of("0", "1", "2", "3");
    private static final Set<String> DECLARED = Set.of("120", "300", "399", "400", "500", "800", "899");

    /** Not yet decided. */
    boolean underWay() {
        return !refused && UNDER_WAY.contains(status);
    }

    /** Arrived at customs, so that it can be matched. */
    boolean atCustoms() {
        return !refused && !withdrawn && (status.equals("3") || DECLARED.contains(status));
    }

    /** Accepted by customs and neither refused nor withdrawn since. */
    boolean accepted() {
        return !refused && !withdrawn && DECLARED.contains(status);
    }

    /** Free to be sent again under the same key. */
    boolean reusable() {
        return refused || withdrawn;
    }

    String head(String field) {
        return content.head(field);
    }

    StoredDocument with(String newStatus, boolean nowRefused, String newInvtNo) {
        return new StoredDocument(
                id,
                type,
                key,
                dxpId,
                copCode,
                guid,
                appTime,
                version,
                newStatus,
                nowRefused,
                withdrawn,
                departed,
                sumNo,
                preNo,
                newInvtNo,
                lastReturnTime,
                receivedAt,
                content);
    }

    /** The same, for a receipt that another terminal is to get. */
    StoredDocument toldTo(String otherDxpId) {
        return new StoredDocument(
                id,
                type,
                key,
                otherDxpId,
                copCode,
                guid,
                appTime,
                version,
                status,
                refused,
                withdrawn,
                departed,
                sumNo,
                preNo,
                invtNo,
                lastReturnTime,
                receivedAt,
                content);
    }

    StoredDocument withReturnTime(String time) {
        return new StoredDocument(
                id,
                type,
                key,
                dxpId,
                copCode,
                guid,
                appTime,
                version,
                status,
                refused,
                withdrawn,
                departed,
                sumNo,
                preNo,
                invtNo,
                time,
                receivedAt,
                content);
    }

    StoredDocument withSumNo(String newSumNo) {
        return new StoredDocument(
                id,
                type,
                key,
                dxpId,
                copCode,
                guid,
                appTime,
                version,
                status,
                refused,
                withdrawn,
                departed,
                newSumNo,
                preNo,
                invtNo,
                lastReturnTime,
                receivedAt,
                content);
    }
}
