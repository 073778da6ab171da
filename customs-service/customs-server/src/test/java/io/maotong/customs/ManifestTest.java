package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.servlet.MvcResult;
import tools.jackson.databind.JsonNode;

/** W1 to W4: what must hold before lists go on a manifest (607). */
class ManifestTest extends CustomsServiceTest {

    private void say(Declared declared, String status, String time, int... which) throws Exception {
        List<String> returns = new ArrayList<>();
        for (int index : which) {
            String invtNo = status.equals("120") ? "23012026E%09d".formatted(index + 1) : "";
            returns.add(declared.listReturn(index, invtNo, status, time));
        }
        PortVoice.get().say(declared.merchant().queue(), "CEB604Message", "InventoryReturn", returns);
    }

    private void awaitStatus(Declared declared, String status, int count) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(
                                read(declared.merchant().id(), "/api/merchant/batches/" + declared.batchId())
                                        .at("/progress/counts/" + status)
                                        .asInt())
                        .isEqualTo(count));
    }

    private JsonNode refused(Declared declared, String rest, int status) throws Exception {
        MvcResult result = send(
                declared.merchant().id(),
                "/api/merchant/manifests",
                "{\"batchId\":\"" + declared.batchId() + "\"" + rest + "}");
        String text = result.getResponse().getContentAsString(StandardCharsets.UTF_8);
        assertThat(result.getResponse().getStatus()).as(text).isEqualTo(status);
        return json.readTree(text);
    }

    @Test
    void listsThatGoAnotherWayAWrongWeightAndAMissingFlightAreToldAtOnce() throws Exception {
        Declared declared = declared("MW", 2);
        refused(declared, ",\"billNo\":\"1\",\"voyageNo\":\"2\",\"trafName\":\"3\"", 409);
        say(declared, "100", "20261122090000000", 1);
        say(declared, "120", "20261122090000001", 0);
        awaitStatus(declared, "ACCEPTED", 1);
        awaitStatus(declared, "RETURNED", 1);
        String list = declared.documentId(1);
        accepted(
                declared.merchant().id(),
                "/api/merchant/documents/" + list + ":resubmit",
                "{\"head\":{\"trafMode\":\"2\",\"portCode\":\"5304\"}}");
        awaitStatus(declared, "SENT", 1);
        say(declared, "120", "20991122090000002", 1);
        awaitStatus(declared, "ACCEPTED", 2);

        JsonNode violations =
                refused(declared, ",\"grossWeight\":99,\"voyageNo\":\" \"", 400).get("errors");
        assertThat(violations.findValuesAsString("rule")).containsExactly("W4", "W4", "W4", "W2", "W3", "W3");
        assertThat(violations.findValuesAsString("field"))
                .containsExactly("billNo", "voyageNo", "trafName", "grossWeight", "trafMode", "portCode");
        JsonNode way = violations.get(4);
        assertThat(way.get("expected").asString()).isEqualTo("5");
        assertThat(way.get("row").asInt()).isEqualTo(2);
        assertThat(read(declared.merchant().id(), "/api/merchant/manifests")
                        .get("total")
                        .asInt())
                .isZero();
    }

    @Test
    void listOnAManifestIsOnNoOtherAndAChangeOfFlightNamesTheFlight() throws Exception {
        Declared declared = declared("MX", 2);
        say(declared, "120", "20261122090000000", 0, 1);
        awaitStatus(declared, "ACCEPTED", 2);
        String flight = ",\"billNo\":\"78412345675\",\"voyageNo\":\"MU1\",\"trafName\":\"MU\"";
        String manifest = accepted(
                        declared.merchant().id(),
                        "/api/merchant/manifests",
                        "{\"batchId\":\"" + declared.batchId() + "\"" + flight + "}")
                .get("manifestId")
                .asString();
        refused(declared, flight.replace("MU1", "MU2"), 409);
        MvcResult change = send(
                declared.merchant().id(),
                "/api/merchant/manifests/" + manifest + ":change-flight",
                "{\"billNo\":\"1\"}");
        assertThat(change.getResponse().getStatus()).isEqualTo(400);
        assertThat(change.getResponse().getContentAsString(StandardCharsets.UTF_8))
                .contains("voyageNo")
                .contains("trafName")
                .contains("\"W4\"");
    }
}
