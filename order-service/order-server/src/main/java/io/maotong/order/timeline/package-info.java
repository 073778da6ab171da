/** What happened to an order in any service, in one list, with what comes next. */
package io.maotong.order.timeline;
