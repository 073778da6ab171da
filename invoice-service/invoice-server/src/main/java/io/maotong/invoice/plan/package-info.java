/**
 * From orders to invoices: a pure planner, the plan that a person or a customer's policy commits, and the work that hands its
 * invoices in.
 */
package io.maotong.invoice.plan;
