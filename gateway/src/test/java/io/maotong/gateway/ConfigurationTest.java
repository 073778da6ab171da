package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class ConfigurationTest {

    private static final String FILE = "gateway.yaml";
    private static final String LOGGER = "io.maotong.gateway.probe";

    @AfterEach
    void deployedConfigurationIsBack() {
        TestServers.publish(FILE, TestServers.deployed(FILE));
    }

    @Test
    void changeInNacosIsSeenAndDisturbsNothing() {
        assertThat(TestGateway.port()).isPositive();
        assertThat(LoggerFactory.getLogger(LOGGER).isDebugEnabled()).isFalse();
        TestServers.publish(
                FILE,
                TestServers.deployed(FILE)
                        .replace("logging:\n  level:\n", "logging:\n  level:\n    " + LOGGER + ": debug\n"));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> LoggerFactory.getLogger(LOGGER).isDebugEnabled());
        TestGateway.get("/api/merchant/orders", Tokens.merchant()).isEchoOf("order-service");
        TestGateway.get("/api/ops/orders", Tokens.merchant()).isProblem(403, "COMMON-40300");
        TestGateway.get("/api/merchant/orders", null).isProblem(401, "COMMON-40100");
    }

    @Test
    void deployedFileHoldsNoSecret() {
        Matcher secrets = Pattern.compile("(?m)^\\s*(?:secret|password|username|token): *(.*)$")
                .matcher(TestServers.deployed(FILE));
        int count = 0;
        while (secrets.find()) {
            assertThat(secrets.group(1)).matches("\\$\\{MT_[A-Z_]+}");
            count++;
        }
        assertThat(count).isGreaterThan(2);
    }

    @Test
    void gatewayListensOnLoopbackOnlyUnlessTold() {
        assertThat(TestGateway.context().getEnvironment().getProperty("server.address"))
                .isEqualTo("127.0.0.1");
        assertThat(TestServers.deployed(FILE)).contains("port: ${SERVER_PORT:18080}");
    }

    @Test
    void gatewayDoesNotStartWithAShortSecretAndDoesNotPrintIt() {
        assertThat(GatewayProcess.failureOfStart("maotong.partners.demo-partner.secret", "too-short-to-keep"))
                .contains("APPLICATION FAILED TO START", "maotong.partners", "at least 32 characters")
                .doesNotContain("too-short-to-keep");
    }

    @Test
    void gatewayDoesNotStartWithAPartnerWithoutAddresses() {
        assertThat(GatewayProcess.failureOfStart("maotong.partners.nowhere.secret", "x".repeat(40)))
                .contains("APPLICATION FAILED TO START", "maotong.partners", "without addresses")
                .doesNotContain("x".repeat(40));
    }
}
