/**
 * What may be invoiced of each line of an order, and what already is: copies of the orders of order-service, orders entered
 * here, and the balance that plans and export declarations both draw on.
 */
package io.maotong.invoice.order;
