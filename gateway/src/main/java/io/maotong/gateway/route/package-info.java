/** Which service answers which address: one table in the configuration, expanded to routes. */
package io.maotong.gateway.route;
