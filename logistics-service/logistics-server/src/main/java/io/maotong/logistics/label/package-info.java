/** Parcel labels 电子面单: PDF of 100 × 150 mm with a Code 128 that scans. */
package io.maotong.logistics.label;
