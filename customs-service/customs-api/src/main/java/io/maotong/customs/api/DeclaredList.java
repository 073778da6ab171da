package io.maotong.customs.api;

import java.time.Instant;

/**
 * The declaration list 申报清单 (603) of one order.
 *
 * @param listNo number within the enterprise (copNo)
 * @param inventoryNo number given by customs (invtNo); null until accepted
 * @param status state of the document, see customs-service; RELEASED and CLOSED mean that the goods may leave
 * @param customsStatus the last status code applied, such as 120, 399, 800, 899
 */
public record DeclaredList(
        String listNo,
        long version,
        String orderNo,
        String batchId,
        String inventoryNo,
        String status,
        String customsStatus,
        String advice,
        Instant submittedAt,
        Instant releasedAt) {}
