package io.maotong.user.registration;

/** What a person is in the new company. */
enum PersonRole {
    LEGAL_REPRESENTATIVE,
    SHAREHOLDER,
    DIRECTOR,
    EXECUTIVE_DIRECTOR,
    MANAGER,
    SUPERVISOR,
    FINANCIAL_OFFICER,
    LIAISON,
    AGENT;

    boolean isDirectorOrManager() {
        return this == DIRECTOR || this == EXECUTIVE_DIRECTOR || this == MANAGER;
    }

    /** Directors and senior executives may not be supervisors (Company Law 2023 revision, art. 76 and 130). */
    boolean excludesSupervisor() {
        return isDirectorOrManager() || this == LEGAL_REPRESENTATIVE || this == FINANCIAL_OFFICER;
    }
}
