package io.maotong.order.imports;

import java.util.List;

/**
 * What became of corrected rows.
 *
 * @param accepted orders that were created
 * @param left orders in which something is still wrong
 * @param rows what is still wrong
 */
record FixResponse(int accepted, int left, List<ImportResponse.Row> rows) {}
