package io.maotong.bench.load;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** HTTP as a program of a merchant speaks it. One attempt for each call; who calls decides what follows. */
final class Web {

    static final int NOT_ANSWERED = 0;

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration LONGEST = Duration.ofSeconds(60);

    /** @param status {@link #NOT_ANSWERED} if nobody answered @param retryAfter null unless the answer says when to come again */
    record Answer(int status, byte[] body, Duration retryAfter) {

        boolean good() {
            return status / 100 == 2;
        }

        JsonNode json() {
            return body.length == 0 ? JSON.createObjectNode() : JSON.readTree(body);
        }

        JsonNode expectGood(String what) {
            if (!good()) {
                throw new IllegalStateException(what + ": " + status + " " + text());
            }
            return json();
        }

        String text() {
            return new String(body, StandardCharsets.UTF_8);
        }
    }

    private final HttpClient http;

    Web(HttpClient http) {
        this.http = http;
    }

    static byte[] bytes(Object body) {
        return JSON.writeValueAsBytes(body);
    }

    Answer get(String url, Map<String, String> headers) {
        return send(request(url, headers).GET());
    }

    Answer delete(String url, Map<String, String> headers) {
        return send(request(url, headers).DELETE());
    }

    Answer post(String url, Map<String, String> headers, Object body) {
        return post(url, headers, bytes(body));
    }

    Answer post(String url, Map<String, String> headers, byte[] body) {
        return send(request(url, headers)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Answer put(String url, Map<String, String> headers, Object body) {
        return send(request(url, headers)
                .header("Content-Type", "application/json")
                .PUT(HttpRequest.BodyPublishers.ofByteArray(bytes(body))));
    }

    Answer form(String url, Map<String, String> fields) {
        String body = fields.entrySet().stream()
                .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
                .collect(Collectors.joining("&"));
        return send(request(url, Map.of())
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpRequest.Builder request(String url, Map<String, String> headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(url)).timeout(LONGEST);
        headers.forEach(request::header);
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            Duration later = answer.headers()
                    .firstValue("Retry-After")
                    .filter(text -> text.matches("\\d{1,4}"))
                    .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                    .orElse(null);
            return new Answer(answer.statusCode(), answer.body(), later);
        } catch (IOException e) {
            return new Answer(NOT_ANSWERED, e.toString().getBytes(StandardCharsets.UTF_8), null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
