package io.maotong.sheet;

import java.time.LocalDateTime;

/**
 * A cell that was filled in.
 *
 * @param text stripped, without invisible characters at the ends; a number in plain notation
 * @param date what the number of a workbook's cell means as a date; null for text
 */
public record SheetCell(String text, LocalDateTime date) {}
