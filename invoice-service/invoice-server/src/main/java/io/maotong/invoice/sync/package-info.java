/**
 * Collecting from the bureau, whatever is collected: runs that go on where they were cut off, records that cannot be taken
 * in, and when it happens by itself. What is collected is the business of the packages that implement {@link
 * io.maotong.invoice.sync.SyncFeed}.
 */
package io.maotong.invoice.sync;
