/** What needs somebody and is no invoice on its way: each with an owner, a cause, advice and what may be done about it. */
package io.maotong.invoice.attention;
