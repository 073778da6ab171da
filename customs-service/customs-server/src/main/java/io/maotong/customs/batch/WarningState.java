package io.maotong.customs.batch;

/** What became of a warning. */
enum WarningState {
    /** The order waits for a decision. */
    OPEN,
    ACCEPTED,
    /** The order left its batch because of it. */
    DECLINED,
    /** The data changed before anybody decided. */
    OBSOLETE
}
