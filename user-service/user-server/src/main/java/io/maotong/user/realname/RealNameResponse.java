package io.maotong.user.realname;

import io.maotong.remote.authority.Channel;
import java.time.Instant;
import java.util.List;

/**
 * @param status PENDING, MATCHED, MISMATCHED, FAILED
 * @param idNumber masked
 * @param channel where the result comes from: LIVE, SANDBOX or MANUAL
 */
record RealNameResponse(
        String id,
        String status,
        String name,
        String idNumber,
        List<RealNameField> fields,
        Channel channel,
        Instant createdAt,
        Instant decidedAt) {}
