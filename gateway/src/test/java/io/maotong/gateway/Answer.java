package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What came back over HTTP. */
record Answer(int status, Map<String, List<String>> headers, String body) {

    static Answer of(HttpResponse<String> response) {
        Map<String, List<String>> headers = new TreeMap<>();
        response.headers().map().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), values));
        return new Answer(response.statusCode(), headers, response.body());
    }

    /** The only value of the header, or null. */
    String header(String name) {
        List<String> values = headers.get(name.toLowerCase(Locale.ROOT));
        if (values == null) {
            return null;
        }
        assertThat(values).as(name).hasSize(1);
        return values.getFirst();
    }

    JsonNode json() {
        return JsonMapper.shared().readTree(body);
    }

    /** Checks status, media type, all six fields and that nothing of the inside shows. */
    Answer isProblem(int status, String code) {
        assertThat(this.status).as(body).isEqualTo(status);
        assertThat(header("Content-Type")).isEqualTo("application/problem+json");
        JsonNode problem = json();
        assertThat(problem.propertyNames())
                .containsExactlyInAnyOrder("type", "title", "status", "detail", "code", "traceId");
        assertThat(problem.get("code").asString()).isEqualTo(code);
        assertThat(problem.get("type").asString()).isEqualTo("urn:maotong:error:" + code);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("detail").asString()).isNotBlank();
        assertThat(problem.get("traceId").asString()).matches("[0-9a-f]{32}").isEqualTo(header("X-Trace-Id"));
        assertThat(body).doesNotContain("127.0.0.1", "localhost", "Exception", "java.", "io.maotong");
        return this;
    }

    Answer isEchoOf(String service) {
        assertThat(status).as(body).isEqualTo(200);
        assertThat(json().get("service").asString()).isEqualTo(service);
        return this;
    }

    /** The header as the service received it, or null. */
    String received(String name) {
        JsonNode value = json().get("headers").get(name.toLowerCase(Locale.ROOT));
        return value == null ? null : value.asString();
    }
}
