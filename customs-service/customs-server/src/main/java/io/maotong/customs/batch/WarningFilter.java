package io.maotong.customs.batch;

/**
 * @param state OPEN, ACCEPTED, DECLINED or OBSOLETE; all if absent
 * @param rule id such as I12
 */
record WarningFilter(WarningState state, String rule, String batchId, String orderNo) {}
