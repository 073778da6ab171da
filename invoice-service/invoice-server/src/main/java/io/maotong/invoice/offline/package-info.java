/**
 * Issuing while the platform is away (tax.md 1.18): notices it, keeps what is ready in a queue in order, notices when the
 * platform is back, and empties the queue gently. Nothing here needs Redis, the broker or the search.
 */
package io.maotong.invoice.offline;
