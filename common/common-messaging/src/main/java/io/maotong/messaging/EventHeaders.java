package io.maotong.messaging;

/** Message headers of published facts; id and type travel as the standard properties of AMQP. */
final class EventHeaders {

    static final String MERCHANT = "x-merchant-id";
    static final String AGGREGATE = "x-aggregate-id";
    static final String VERSION = "x-version";
    static final String OCCURRED_AT = "x-occurred-at";
    static final String TRACE_PARENT = "traceparent";
    static final String ATTEMPT = "x-attempt";

    private EventHeaders() {}
}
