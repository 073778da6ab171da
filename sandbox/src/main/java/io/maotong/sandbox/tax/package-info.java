/**
 * A tax platform of the 乐企 kind with its own rules, in its own code.
 *
 * <p>Control: {@code POST /control/tax/input-invoices} (optional {@code serial}), {@code POST /control/tax/parties},
 * {@code PUT /control/tax/invoices/{number}} {fpzt?,hxyt?,sfycpz?,sdzt?} changes a state and offers the invoice to its
 * buyer once more, {@code GET /control/tax/invoices?taxNo=&role=seller|buyer&after=} lists what is held,
 * {@code PUT /control/tax/quota} {taxNo,total?,suspended?}.
 */
package io.maotong.sandbox.tax;
