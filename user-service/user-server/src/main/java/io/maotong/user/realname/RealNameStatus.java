package io.maotong.user.realname;

/** How a check stands. FAILED: the register refused to check; the reasons are with the fields. */
enum RealNameStatus {
    PENDING,
    MATCHED,
    MISMATCHED,
    FAILED
}
