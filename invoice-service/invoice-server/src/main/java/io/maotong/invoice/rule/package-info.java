/** What must hold of an invoice before it leaves: one class for each rule or tight group of them, all asked every time. */
package io.maotong.invoice.rule;
