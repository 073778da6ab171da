package io.maotong.user.registration;

/**
 * What the register says about a field.
 *
 * @param field path of the field in our request
 * @param remark the register's words
 * @param hint what to do
 */
record Remark(String field, String remark, String hint) {}
