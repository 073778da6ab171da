package io.maotong.order.imports;

/** Faults with one and the same repair. */
final class RepairGroup {
    String repair;
    String code;
    String field;
    String rule;
    String given;
    String expected;
    String hintZh;
    String hintEn;
    Integer affected;
    Integer firstRow;
}
