package io.maotong.user.enrolment;

import io.maotong.remote.authority.Channel;
import io.maotong.user.timeline.Timelines;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * One enrolment task.
 *
 * @param status WAITING, READY, SUBMITTED, APPROVED, REJECTED
 * @param needs the task or licence that it waits for; null if nothing
 * @param resultNo customs code, card number or DXP id
 * @param reason the office's words when it refused
 * @param action what the merchant can do now: {@code REQUEST_AGAIN}; null if nothing
 * @param expectedAt when the result usually comes; null when it is there
 * @param channel where the status comes from: LIVE, SANDBOX or MANUAL
 */
record EnrolmentResponse(
        String id,
        String kind,
        String status,
        String needs,
        String resultNo,
        LocalDate validFrom,
        LocalDate validTo,
        String reason,
        String action,
        Instant expectedAt,
        Channel channel,
        List<Timelines.Entry> timeline) {}
