package io.maotong.e2e.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A client as a merchant's or an operator's program would have one: JSON, an idempotency key on every write, and another
 * try when the service is away or busy for a moment. Because of the key a repeated write is harmless.
 */
public final class Api {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Set<Integer> MOMENTARY = Set.of(429, 502, 503, 504);

    private final HttpClient http;
    private final String base;
    private final Map<String, String> headers = new ConcurrentSkipListMap<>();
    private volatile Runnable renewal;

    public Api(HttpClient http, String base) {
        this.http = http;
        this.base = base;
    }

    public void header(String name, String value) {
        headers.put(name, value);
    }

    /** Remembers how to sign in anew when the token has run out. */
    public void renewWith(Runnable renewal) {
        this.renewal = renewal;
    }

    public JsonNode get(String path) {
        return json(send("GET", path, null, null, null));
    }

    public byte[] bytes(String path) {
        return send("GET", path, null, null, null);
    }

    public JsonNode post(String path, Object body) {
        return json(send(
                "POST",
                path,
                "application/json",
                JSON.writeValueAsBytes(body),
                UUID.randomUUID().toString()));
    }

    public JsonNode put(String path, Object body) {
        return json(send(
                "PUT",
                path,
                "application/json",
                JSON.writeValueAsBytes(body),
                UUID.randomUUID().toString()));
    }

    public JsonNode form(String path, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return json(
                send("POST", path, "application/x-www-form-urlencoded", body.getBytes(StandardCharsets.UTF_8), null));
    }

    public JsonNode upload(String path, String field, String fileName, byte[] content) {
        String boundary = "maotong-" + UUID.randomUUID();
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + field + "\"; filename=\""
                        + fileName + "\"\r\nContent-Type: application/octet-stream\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
        body.writeBytes(content);
        body.writeBytes(("\r\n--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return json(send(
                "POST",
                path,
                "multipart/form-data; boundary=" + boundary,
                body.toByteArray(),
                UUID.randomUUID().toString()));
    }

    private byte[] send(String method, String path, String type, byte[] body, String key) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        String failure;
        boolean renewed = false;
        do {
            String token = headers.get("Authorization");
            try {
                HttpResponse<byte[]> answer =
                        http.send(request(method, path, type, body, key), HttpResponse.BodyHandlers.ofByteArray());
                if (answer.statusCode() / 100 == 2) {
                    return answer.body();
                }
                String text = new String(answer.body(), StandardCharsets.UTF_8);
                if (answer.statusCode() == 401 && renewal != null && !renewed && !isSignIn(path)) {
                    renewed = true;
                    renew(token);
                    failure = text;
                    continue;
                }
                if (!isMomentary(answer.statusCode(), text)) {
                    throw new Refused(method + " " + path, answer.statusCode(), text);
                }
                failure = answer.statusCode() + " " + text;
            } catch (IOException e) {
                failure = e.toString();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
        } while (System.nanoTime() < end);
        throw new IllegalStateException(method + " " + path + " kept failing: " + failure);
    }

    /** Several threads may find out at once that their common token has run out: one of them signs in. */
    private synchronized void renew(String used) {
        if (Objects.equals(used, headers.get("Authorization"))) {
            renewal.run();
        }
    }

    private static boolean isSignIn(String path) {
        return path.startsWith("/oauth2/");
    }

    private static boolean isMomentary(int status, String body) {
        return MOMENTARY.contains(status) || (status == 409 && body.contains("COMMON-40902"));
    }

    private HttpRequest request(String method, String path, String type, byte[] body, String key) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
                .timeout(Duration.ofSeconds(40))
                .method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(body));
        // A token is not asked for with a token.
        if (!isSignIn(path)) {
            headers.forEach(request::header);
        }
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return request.build();
    }

    private static JsonNode json(byte[] body) {
        return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
