/** One request from its first byte to its last: trace id, security headers, access log, answer to every failure. */
package io.maotong.gateway.visit;
