package io.maotong.gateway.problem;

/**
 * The body of every error.
 *
 * @param type {@code urn:maotong:error:<code>}
 * @param code stable; clients may test for it
 * @param traceId what support asks for, 32 hex digits
 */
record Problem(String type, String title, int status, String detail, String code, String traceId) {}
