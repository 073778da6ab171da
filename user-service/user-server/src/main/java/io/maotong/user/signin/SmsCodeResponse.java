package io.maotong.user.signin;

/**
 * The code itself only ever travels to the phone.
 *
 * @param expiresInSeconds how long it may be used
 * @param resendAfterSeconds when another one may be asked for
 */
record SmsCodeResponse(long expiresInSeconds, long resendAfterSeconds) {}
