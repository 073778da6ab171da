package io.maotong.user.authority;

import io.maotong.remote.authority.AuthorityClients;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** The authorities of this service by name. */
@Component
public class Authorities {

    private final AuthorityClients clients;
    private final JsonMapper json;

    Authorities(AuthorityClients clients, JsonMapper json) {
        this.clients = clients;
        this.json = json;
    }

    /** @throws IllegalStateException if {@code maotong.authority.<name>} is not configured */
    public JsonAuthority get(String name) {
        return new JsonAuthority(clients.get(name), json);
    }
}
