package io.maotong.user.signin;

/** @param mobile 11 digits */
record SmsCodeRequest(String mobile) {}
