package io.maotong.sandbox.tax;

/** One broken rule of an uploaded invoice. */
record Fault(String code, String message) {

    static final String MISSING = "1001";
    static final String LENGTH = "1002";
    static final String NUMBER = "1003";
    static final String NUMBER_TAKEN = "1004";
    static final String SELLER = "1005";
    static final String BUYER = "1006";
    static final String KIND = "1007";
    static final String CLASS_CODE = "1008";
    static final String RATE = "1009";
    static final String LINE_AMOUNT = "1010";
    static final String LINE_TAX = "1011";
    static final String TOTAL_TAX = "1012";
    static final String HEADER_SUM = "1013";
    static final String DISCOUNT = "1014";
    static final String EXPORT = "1015";
    static final String EXEMPT = "1016";
    static final String QUOTA = "1017";
    static final String LINE_NUMBER = "1018";
    static final String PRINTED_NAME = "1019";
    static final String TIME = "1021";
    static final String DIFFERENTIAL = "1022";
    static final String RED = "1023";
    static final String QUANTITY = "1024";
    static final String CHARACTERS = "1025";
    static final String CODE = "1026";
    static final String SPECIAL = "1027";
    static final String STATE = "1028";
}
