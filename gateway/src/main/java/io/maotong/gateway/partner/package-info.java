/**
 * Calls of partner systems are signed, address by address and once only. The secrets come from the configuration for
 * now; user-service, which already knows the partners as clients, will own them.
 */
package io.maotong.gateway.partner;
