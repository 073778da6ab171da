package io.maotong.order.export;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.data.intent.Intents;
import io.maotong.order.OrderApplication;
import io.maotong.order.OrderClient;
import io.maotong.test.ServiceTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Another process of this service writes an export and is killed in the middle of it. */
@ServiceTest
@TestPropertySource(properties = "maotong.order.export.lease=4s")
class ExportTakeoverTest {

    private static final int ORDERS = 20_000;
    private static final long MERCHANT = 7_700;
    private static final String EXPORTS = "/api/merchant/order-exports";

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Intents intents;

    @TempDir
    Path folder;

    private Process other;

    @AfterEach
    void stop() {
        if (other != null) {
            other.destroyForcibly();
        }
        if (!intents.isRunning()) {
            intents.start();
        }
    }

    @Test
    void workerIsKilledThenAnotherOneWritesTheWholeFile() throws Exception {
        OrderClient client = new OrderClient(mvc, json, MERCHANT);
        client.imported("a.csv", OrderClient.csv(List.of(OrderClient.row("N-0", Map.of()))));
        multiply();
        intents.stop();
        String id = client.bodyOf(client.send(EXPORTS, Map.of("subject", "orders", "filter", Map.of())))
                .get("exportId")
                .asString();

        other = start();
        Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> {
                    assertThat(other.isAlive())
                            .as("see its output in %s", folder)
                            .isTrue();
                    return client.read(EXPORTS + "/" + id).get("writtenRows").asInt() > 0;
                });
        other.destroyForcibly().waitFor();
        JsonNode left = client.read(EXPORTS + "/" + id);
        assertThat(left.get("status").asString())
                .as("if it was done already, this proves nothing")
                .isEqualTo("RUNNING");
        assertThat(client.perform(EXPORTS + "/" + id + "/file").getResponse().getStatus())
                .isEqualTo(409);

        intents.start();
        JsonNode done = Awaitility.await()
                .atMost(Duration.ofSeconds(120))
                .until(
                        () -> client.read(EXPORTS + "/" + id),
                        found -> found.get("status").asString().equals("DONE"));
        assertThat(done.get("totalRows").asInt()).isEqualTo(ORDERS);
        List<String> lines = client.perform(EXPORTS + "/" + id + "/file")
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8)
                .lines()
                .toList();
        assertThat(lines).hasSize(ORDERS + 1);
        assertThat(lines.stream().skip(1).map(line -> line.split(",")[0]).collect(Collectors.toSet()))
                .hasSize(ORDERS);
    }

    private void multiply() {
        jdbc.sql("""
                        INSERT INTO trade_order (id, merchant_id, order_no, shop, version, status, platform_code,
                          platform_name, trade_mode, ordered_at, currency, goods_value, freight, gross_weight, net_weight,
                          packs, goods, country, city, consignee_name, street, phone, phone_index, created_at, updated_at)
                        WITH RECURSIVE numbers (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?)
                        SELECT /*+ SET_VAR(cte_max_recursion_depth = 100000) */ id + n, merchant_id, CONCAT('N-', n), shop,
                          version, status, platform_code, platform_name, trade_mode, ordered_at, currency, goods_value,
                          freight, gross_weight, net_weight, packs, goods, country, city, consignee_name, street, phone,
                          phone_index, created_at, updated_at
                        FROM trade_order, numbers WHERE merchant_id = ? AND order_no = 'N-0'
                        """).params(ORDERS - 1, MERCHANT).update();
    }

    private Process start() throws IOException {
        String schema = jdbc.sql("SELECT DATABASE()").query(String.class).single();
        return new ProcessBuilder(
                        ProcessHandle.current().info().command().orElse("java"),
                        "-Xmx192m",
                        "-XX:+UseSerialGC",
                        "-XX:TieredStopAtLevel=1",
                        "-Duser.timezone=UTC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "-Dmaotong.test.schema=" + schema,
                        "-Dmaotong.order.export.lease=4s",
                        OrderApplication.class.getName())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("other.log").toFile())
                .start();
    }
}
