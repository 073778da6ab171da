/** Trade orders and products: entered once, reused by declaration, transport, collection, invoice and refund. */
package io.maotong.order;
