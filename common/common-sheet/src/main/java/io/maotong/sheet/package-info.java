/**
 * Workbooks (XLSX) and CSV files, read and written row by row: neither a file nor its rows are held in memory. It knows rows
 * and cells only; what they mean is the features' business.
 */
package io.maotong.sheet;
