package io.maotong.order.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.maotong.order.OrderClient;
import io.maotong.test.ServiceTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.RequestPostProcessor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The progress of imports as their readers see it: live while there are places, by asking otherwise. */
@ServiceTest
@TestPropertySource(
        properties = {
            "maotong.order.import.chunk=10",
            "maotong.order.live.streams=9",
            "maotong.order.live.of-merchant=3",
            "maotong.order.live.of-user=2",
            "maotong.order.live.stream=4s",
            "maotong.order.live.look=50ms",
            "maotong.order.live.sign=300ms"
        })
class LiveImportTest {

    private static final AtomicInteger MERCHANTS = new AtomicInteger(9_300);
    private static final String IMPORTS = "/api/merchant/order-imports/";
    private static final Pattern ID = Pattern.compile("id:(\\S+)");

    @Autowired
    MockMvc mvc;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    private final long merchant = MERCHANTS.incrementAndGet();

    @Test
    void progressIsToldChunkByChunkUntilTheEndAndNotAgain() throws Exception {
        OrderClient client = new OrderClient(mvc, json, merchant);
        List<String> rows = IntStream.range(0, 400)
                .mapToObj(i -> OrderClient.row("N-" + i, Map.of()))
                .toList();
        JsonNode upload = client.bodyOf(client.upload("a.csv", OrderClient.csv(rows)));
        String id = upload.get("importId").asString();
        MvcResult stream = follow(id, merchant, "a", null);
        String text = await(stream, "\"status\":\"DONE\"");

        List<Integer> done = new ArrayList<>();
        for (String line : text.lines().filter(line -> line.startsWith("data:")).toList()) {
            done.add(json.readTree(line.substring(5)).get("totalRows").asInt());
        }
        assertThat(done).isSorted().hasSizeGreaterThan(1).last().isEqualTo(400);
        assertThat(text).contains("event:progress", "retry:50");
        // The end of the stream is the end of the import: who comes again with its mark need not come a third time.
        String last = lastId(text);
        assertThat(follow(id, merchant, "a", last).getResponse().getStatus()).isEqualTo(204);
        assertThat(await(follow(id, merchant, "a", "DONE-7-0"), "\"status\":\"DONE\""))
                .contains("id:" + last);
        assertThat(client.read(IMPORTS + id).get("status").asString()).isEqualTo("DONE");
    }

    @Test
    void quietImportThenSignsOfLifeTheEndOfTheStreamAndTheNextOneGoesOn() throws Exception {
        String id = waiting();
        MvcResult stream = follow(id, merchant, "a", null);
        String text = await(stream, ":alive");
        assertThat(text.split("event:progress", -1)).hasSize(2);
        // Nothing has happened since: the reader that comes again is told nothing until something does.
        MvcResult again = follow(id, merchant, "a", lastId(text));
        await(again, ":alive");
        assertThat(again.getResponse().getContentAsString()).doesNotContain("event:progress");
        jdbc.sql("UPDATE order_import SET status = 'RUNNING', processed_row = 11 WHERE id = ?")
                .param(id)
                .update();
        assertThat(await(again, "event:progress")).contains("id:RUNNING-11-0");
    }

    @Test
    void placesOfAPersonAMerchantAndAllAreBoundedAndComeBack() throws Exception {
        String id = waiting();
        assertThat(status(id, merchant, "a")).isEqualTo(200);
        assertThat(status(id, merchant, "a")).isEqualTo(200);
        MvcResult third = follow(id, merchant, "a", null);
        assertThat(third.getResponse().getStatus()).isEqualTo(429);
        assertThat(json.readTree(third.getResponse().getContentAsByteArray())
                        .get("code")
                        .asString())
                .isEqualTo("COMMON-42900");
        assertThat(status(id, merchant, "b")).isEqualTo(200);
        assertThat(status(id, merchant, "c")).isEqualTo(429);

        List<Integer> others = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            long other = MERCHANTS.incrementAndGet();
            others.add(status(waiting(other), other, "a"));
        }
        assertThat(others).startsWith(200).endsWith(429);
        // Asking goes on meanwhile.
        assertThat(new OrderClient(mvc, json, merchant)
                        .read(IMPORTS + id)
                        .get("status")
                        .asString())
                .isEqualTo("RUNNING");

        Awaitility.await()
                .atMost(Duration.ofSeconds(10))
                .until(() -> status(id, merchant, "a"), status -> status == 200);
    }

    private String waiting() {
        return waiting(merchant);
    }

    /** An import whose worker is away. */
    private String waiting(long of) {
        String id = Long.toString(of * 1_000);
        jdbc.sql("""
                        INSERT INTO order_import (id, merchant_id, file_hash, live_hash, file_name, file_size, status, mode,
                          total_rows, processed_row, accepted, rejected, duplicates, fixed, created_by, created_at)
                        VALUES (?, ?, 'h', 'h', 'a.csv', 1, 'RUNNING', 'TAKE_VALID', 0, 0, 0, 0, 0, 0, 'a', NOW(6))
                        """).params(id, of).update();
        return id;
    }

    private int status(String id, long of, String person) throws Exception {
        return follow(id, of, person, null).getResponse().getStatus();
    }

    private MvcResult follow(String id, long of, String person, String seen) throws Exception {
        MockHttpServletRequestBuilder request = get(IMPORTS + id + "/progress").with(person(of, person));
        if (seen != null) {
            request.header("Last-Event-ID", seen);
        }
        return mvc.perform(request).andReturn();
    }

    private static RequestPostProcessor person(long of, String name) {
        return SecurityMockMvcRequestPostProcessors.jwt()
                .jwt(token -> token.subject(name)
                        .claim("typ", "merchant")
                        .claim("perms", List.of("order:read"))
                        .claim("mid", Long.toString(of)))
                .authorities(new SimpleGrantedAuthority("ROLE_MERCHANT"), new SimpleGrantedAuthority("order:read"));
    }

    private static String lastId(String text) {
        Matcher ids = ID.matcher(text);
        String last = null;
        while (ids.find()) {
            last = ids.group(1);
        }
        return last;
    }

    private static String await(MvcResult stream, String part) {
        return Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(
                        () -> stream.getResponse().getContentAsString(StandardCharsets.UTF_8),
                        text -> text.contains(part));
    }
}
