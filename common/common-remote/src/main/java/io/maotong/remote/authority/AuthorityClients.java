package io.maotong.remote.authority;

import io.maotong.web.trace.CurrentTrace;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;

/** The clients of the configured authorities. */
public final class AuthorityClients {

    private final Map<String, AuthorityClient> clients;

    AuthorityClients(AuthorityProperties properties, ExchangeArchive archive, CurrentTrace trace, Clock clock) {
        clients = properties.authority().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey,
                        entry -> new AuthorityClient(entry.getKey(), entry.getValue(), archive, trace, clock)));
    }

    /** @throws IllegalStateException if {@code maotong.authority.<name>} is not configured */
    public AuthorityClient get(String name) {
        AuthorityClient client = clients.get(name);
        if (client == null) {
            throw new IllegalStateException("maotong.authority." + name + " is not configured");
        }
        return client;
    }
}
