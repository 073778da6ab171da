/** Keeps the table of tax classifications up to date with the platform, from a stamp on (tax.md 1.5). */
package io.maotong.invoice.classsync;
