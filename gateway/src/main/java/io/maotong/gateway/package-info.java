/**
 * The one door from outside: tokens and partner signatures are checked, limits kept, traces begun and errors worded
 * here, before a service sees the request. Services check the token again.
 *
 * <p>A request passes, in this order: {@code visit} (trace, access log, answer to every failure), {@code front} (what
 * no client may send), {@code security} (who is it), {@code partner} (is it really the partner), {@code limit} (not too
 * often), {@code route} (which service).
 */
package io.maotong.gateway;
