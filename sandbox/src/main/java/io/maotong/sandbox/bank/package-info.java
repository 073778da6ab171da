/**
 * A bank: accounts, credits as camt.054 notifications, a rate board, firm quotes and deals.
 *
 * <p>Beyond the wire contract it answers {@code GET /bank/virtual-accounts?serial=} and
 * {@code GET /bank/fx/quotes?serial=}, so that every lost answer can be asked for. Control:
 * {@code POST /control/bank/payments} (optional {@code serial}), {@code POST /control/bank/reversals}
 * {items:[{acctSvcrRef} or {accountNo,endToEndId}],reason}, {@code PUT} and {@code DELETE /control/bank/rates}
 * {rates:[…]} pin and free the board, {@code GET /control/bank/companies/{uscc}/accounts} shows the balances.
 */
package io.maotong.sandbox.bank;
