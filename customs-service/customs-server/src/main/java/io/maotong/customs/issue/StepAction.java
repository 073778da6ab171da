package io.maotong.customs.issue;

/** What may be done about an exception. */
enum StepAction {
    ASSIGNED,
    NOTED,
    RESOLVED,
    REOPENED,
    /** Its deadline passed. */
    ESCALATED
}
