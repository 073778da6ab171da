package io.maotong.sandbox.due;

import java.time.Instant;

/**
 * Something that happens later and survives a restart.
 *
 * @param kind which {@link DueHandler} does it
 * @param ref what it is about, e.g. a serial or a document id
 * @param payload anything else the handler needs; may be null
 */
public record DueAction(long id, String kind, String ref, String payload, Instant dueAt, int attempts) {}
