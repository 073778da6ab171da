package io.maotong.remote.authority;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * One request to an authority.
 *
 * @param operation name for logs, archive and limits
 * @param serial our serial number, the same for every try; null for mere questions
 * @param path path and query below the authority's base URL
 */
public record AuthorityCall(
        String operation, String serial, String method, String path, Map<String, String> headers, byte[] body) {

    private static final byte[] NOTHING = {};

    public AuthorityCall {
        Objects.requireNonNull(operation, "operation");
        headers = Map.copyOf(headers);
        body = body == null ? NOTHING : body;
    }

    public static AuthorityCall get(String operation, String path) {
        return new AuthorityCall(operation, null, "GET", path, Map.of(), NOTHING);
    }

    public static AuthorityCall postJson(String operation, String serial, String path, byte[] json) {
        return new AuthorityCall(operation, serial, "POST", path, Map.of("Content-Type", "application/json"), json);
    }

    public AuthorityCall withHeader(String name, String value) {
        Map<String, String> all = new HashMap<>(headers);
        all.put(name, value);
        return new AuthorityCall(operation, serial, method, path, all, body);
    }
}
