/** Timelines: one append-only record of transitions, one shape for every client. */
package io.maotong.user.timeline;
