package io.maotong.gateway.front;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpHeaders;

/** Headers that mean something between our own services and must never come from a client. */
final class ClientHeaders {

    /** Who sends these pretends to be one of our services: the request is refused. */
    private static final List<String> FORGED = List.of(
            "x-internal-",
            "x-actor",
            "x-merchant-",
            "x-operator-",
            "x-user-",
            "x-tenant-",
            // Seata: would join somebody's global transaction
            "tx-xid",
            "x-tx-");

    /** These arrive from honest proxies and tools too: they are dropped. */
    private static final List<String> DROPPED = List.of(
            "forwarded",
            "x-forwarded-",
            "x-real-ip",
            "x-original-",
            "x-rewrite-",
            "x-http-method",
            "x-method-override",
            "x-trace-id",
            "baggage",
            "b3",
            "x-b3-");

    private ClientHeaders() {}

    /** The first header that only a service may set. */
    static Optional<String> forged(HttpHeaders headers) {
        return headers.headerNames().stream()
                .filter(name -> startsWithAny(name, FORGED))
                .findFirst();
    }

    static void drop(HttpHeaders headers) {
        Set.copyOf(headers.headerNames()).stream()
                .filter(name -> startsWithAny(name, DROPPED))
                .forEach(headers::remove);
    }

    private static boolean startsWithAny(String name, List<String> beginnings) {
        // some servers read an underscore as a hyphen
        String plain = name.toLowerCase(Locale.ROOT).replace('_', '-');
        for (String beginning : beginnings) {
            if (plain.startsWith(beginning)) {
                return true;
            }
        }
        return false;
    }
}
