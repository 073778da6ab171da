package io.maotong.core.event;

import java.time.Instant;

/**
 * A fact that another service published.
 *
 * @param id unique, rising with time within one producer
 * @param merchantId whose fact it is; 0 if nobody's in particular
 * @param aggregateId business number of the object it is about
 * @param version rises with every change of that object: what is older than what is known already can be ignored
 */
public record Event<T>(
        long id, String type, long merchantId, String aggregateId, long version, Instant occurredAt, T data) {}
