/**
 * A bureau that refunds tax on exports. There is no public interface of a real one: the form is a design of ours. It
 * checks each filing against the tax platform, the single window and a rate table of its own, and pays through the
 * bank.
 */
package io.maotong.sandbox.refundbureau;
