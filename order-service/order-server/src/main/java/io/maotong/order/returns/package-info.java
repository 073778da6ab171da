/** Goods that come back: asked for, received, inspected, paid back, each with its effect on the order and the others. */
package io.maotong.order.returns;
