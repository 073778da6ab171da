/** Server-sent events about things that change. */
package io.maotong.order.live;
