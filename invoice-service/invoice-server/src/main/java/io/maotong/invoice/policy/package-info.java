/** How a customer is invoiced: when, under which title, and within which limits of one invoice (tax.md 1.13). */
package io.maotong.invoice.policy;
