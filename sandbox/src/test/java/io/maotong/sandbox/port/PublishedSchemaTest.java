package io.maotong.sandbox.port;

import static io.maotong.sandbox.port.Terminal.fresh;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.TestServers;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.xml.sax.SAXException;

/** Whatever the sandbox writes validates against the published schemas, where they are at hand. */
class PublishedSchemaTest {

    private static final Duration LONG = Duration.ofSeconds(30);

    private static Path folder() {
        String told = System.getProperty("ceb.xsd.dir");
        Path folder = told == null ? TestServers.root().resolve("../shared/ceb/xsd") : Path.of(told);
        Assumptions.assumeTrue(
                Files.isDirectory(folder),
                "the published schemas are not here (ceb.xsd.dir), so this check is skipped");
        return folder.normalize();
    }

    private static String fault(Schema schema, String xml) {
        try {
            schema.newValidator().validate(new StreamSource(new StringReader(xml)));
            return null;
        } catch (SAXException invalid) {
            return invalid.getMessage() + " in " + xml;
        } catch (java.io.IOException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Test
    void everythingWrittenWhenAParcelLivesItsWholeLifeThenValid() {
        Path folder = folder();
        Schema business = HardenedXml.schema(folder.resolve("ceb-export-202205.xsd"));
        Schema envelopes = HardenedXml.schema(folder.resolve("dxp-terminal-202205.xsd"));
        List<String> responses = new ArrayList<>();
        try (SandboxUnderTest sandbox = new SandboxUnderTest(Map.of("sandbox.ceb-xsd-dir", folder.toString()));
                Terminal terminal = new Terminal(sandbox)) {
            String orderNo = fresh("JMT");
            String parcel = fresh("1Z");
            responses.add(terminal.postEnvelope("nonsense").xml());
            responses.add(terminal.postEnvelope(terminal.envelope("CEB303Message", "nonsense", fresh("M")))
                    .xml());
            responses.add(terminal.postEnvelope(
                            Terminal.envelope("CEB303Message", "nonsense", fresh("M"), "DXPENT0000000001"))
                    .xml());
            responses.add(terminal.send(CebType.ORDER, List.of(terminal.order(orderNo)))
                    .xml());
            responses.add(terminal.send(CebType.ORDER, List.of(terminal.order(orderNo)))
                    .xml());
            responses.add(terminal.send(CebType.RECEIPTS, List.of(terminal.receipts(orderNo)))
                    .xml());
            responses.add(terminal.send(CebType.WAYBILL, List.of(terminal.waybill(parcel)))
                    .xml());
            responses.add(terminal.send(CebType.LIST, List.of(terminal.list(orderNo, parcel, fresh("IV"))))
                    .xml());
            await().atMost(LONG).until(() -> terminal.statuses("604").contains("899"));
            String invtNo = terminal.last("604").fields().get("invtNo");
            terminal.send(CebType.MANIFEST, List.of(terminal.manifest(fresh("WB"), List.of(parcel), "0.62")));
            terminal.send(CebType.DEPARTURE, List.of(terminal.departure(fresh("DP"), List.of(parcel))));
            terminal.send(CebType.CANCELLATION, List.of(terminal.cancellation(fresh("CX"), invtNo)));
            terminal.send(CebType.SUMMARY, List.of(terminal.summary(fresh("SM"), List.of(invtNo))));
            await().atMost(LONG)
                    .untilAsserted(() -> assertThat(terminal.returns().stream()
                                    .map(Terminal.Return::type)
                                    .distinct())
                            .contains("304", "404", "506", "604", "606", "608", "510", "702", "792", "900"));

            assertThat(responses)
                    .allSatisfy(xml -> assertThat(fault(envelopes, xml)).isNull());
            assertThat(terminal.received).allSatisfy(xml -> {
                assertThat(fault(envelopes, xml)).isNull();
                String message = Terminal.business(xml);
                // The format receipt (900) is described in the specification's text only; no schema was published.
                if (!message.contains("CEB900Message")) {
                    assertThat(fault(business, message)).isNull();
                }
            });
        }
    }
}
