/**
 * What operators keep for all merchants: code tables, platforms, presets of columns and expected durations. A row is never
 * edited: it ends on a day, and another one follows.
 */
package io.maotong.order.reference;
