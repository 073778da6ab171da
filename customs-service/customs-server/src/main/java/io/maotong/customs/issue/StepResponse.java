package io.maotong.customs.issue;

import java.time.Instant;

/**
 * What somebody did about an exception.
 *
 * @param action ASSIGNED, NOTED, RESOLVED, REOPENED or ESCALATED
 * @param owner who has it since then; null if nobody has
 * @param by account, or system
 */
record StepResponse(String action, String owner, String note, String by, Instant at) {}
