/** The arithmetic of invoices (tax.md 1.6). Nothing here knows Spring, a database or a platform. */
package io.maotong.invoice.calculation;
