/** Every failure as {@code application/problem+json} (RFC 9457), in the language of the request. */
package io.maotong.gateway.problem;
