package io.maotong.order.timeline;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;

/**
 * One thing that happened, in whatever service.
 *
 * @param number under which the outside world knows its object, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record TimelineEvent(Instant at, Source source, String sourceId, String state, String number, String actor) {}
