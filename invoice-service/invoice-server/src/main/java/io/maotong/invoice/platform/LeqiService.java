package io.maotong.invoice.platform;

/**
 * One service of the direct connection.
 *
 * @param capability nlbm
 * @param code fwbm
 */
record LeqiService(String capability, String code) {

    /** Of the basic edition 202007. */
    static LeqiService base(String code) {
        return new LeqiService("202007", code);
    }
}
