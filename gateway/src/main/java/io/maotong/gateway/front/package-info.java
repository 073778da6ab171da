/** What no client may send: paths in disguise, headers that only our own services set, bodies beyond the limit. */
package io.maotong.gateway.front;
