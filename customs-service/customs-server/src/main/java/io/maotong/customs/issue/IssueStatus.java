package io.maotong.customs.issue;

/** Whether something is still to be done. */
public enum IssueStatus {
    OPEN,
    RESOLVED
}
