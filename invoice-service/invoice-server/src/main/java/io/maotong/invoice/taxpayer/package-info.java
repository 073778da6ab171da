/** What the tax bureau says of the merchants themselves, so that nobody learns it from a refused invoice. */
package io.maotong.invoice.taxpayer;
