package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class PagesTest {

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/docs/"})
    void pageIsThereInChineseWithEverythingItNeeds(String path) {
        Answer page = TestGateway.get(path, null);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.body()).contains("<html lang=\"zh-CN\">", "贸通");
        Matcher parts = Pattern.compile("(?:href|src)=\"(/[^\"]+)\"").matcher(page.body());
        int count = 0;
        while (parts.find()) {
            assertThat(TestGateway.get(parts.group(1), null).status())
                    .as(parts.group(1))
                    .isEqualTo(200);
            count++;
        }
        assertThat(count).isGreaterThan(2);
    }

    @Test
    void pagesRunNoScriptFromElsewhere() {
        assertThat(TestGateway.get("/docs/", null).header("Content-Security-Policy"))
                .contains("default-src 'self'")
                .doesNotContain("script-src");
        assertThat(TestGateway.get("/docs/", null).body()).doesNotContain("<script>", "http://", "https://");
    }

    @Test
    void largePagesAreCompressedAndAnswersOfServicesAreNot() {
        Answer script = TestGateway.send(
                TestGateway.request("/docs/ui/swagger-ui-bundle.js", null).header("Accept-Encoding", "gzip"));
        assertThat(script.header("Content-Encoding")).isEqualTo("gzip");
        Answer service = TestGateway.send(TestGateway.request("/api/merchant/orders", Tokens.merchant())
                .header("Accept-Encoding", "gzip")
                .header("X-Padding", "x".repeat(6000)));
        assertThat(service.isEchoOf("order-service").header("Content-Encoding")).isNull();
    }

    @Test
    void docsWithoutSlashLeadsToDocs() {
        Answer answer = TestGateway.get("/docs", null);
        assertThat(answer.status()).isEqualTo(308);
        assertThat(answer.header("Location")).isEqualTo("/docs/");
    }

    @Test
    void docsListTheDescriptionOfEveryService() {
        JsonNode services = TestGateway.get("/docs/services.json", null).json();
        for (JsonNode service : services) {
            String name = service.get("name").asString();
            assertThat(service.get("url").asString()).isEqualTo("/v3/api-docs/" + name);
            if (TestGateway.SERVICES.containsKey(name)) {
                TestGateway.get(service.get("url").asString(), null).isEchoOf(name);
            }
        }
        assertThat(services.findValuesAsString("name")).containsAll(TestGateway.SERVICES.keySet());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nothing", "/docs/nothing.js", "/application.yaml", "/docs/ui/../../application.yaml"})
    void missingPageIsNotFound(String path) {
        TestGateway.raw("GET", path).isProblem(404, "COMMON-40400");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness"})
    void healthIsAllThatIsSaidAboutTheInside(String path) {
        Answer answer = TestGateway.get(path, null);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        assertThat(answer.json().get("status").asString()).isEqualTo("UP");
        assertThat(answer.body()).doesNotContain("components", "details");
    }
}
