package io.maotong.user.realname;

/**
 * One field compared with the register.
 *
 * @param registered what the register holds, masked by it; null if it does not say
 * @param hint what to do when it does not match; null when it does
 */
record RealNameField(String field, boolean matches, String registered, String hint) {}
