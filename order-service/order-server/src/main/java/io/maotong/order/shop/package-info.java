/** The merchant's shops and the platforms they are on. */
package io.maotong.order.shop;
