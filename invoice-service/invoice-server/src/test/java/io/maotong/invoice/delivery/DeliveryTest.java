package io.maotong.invoice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.maotong.core.id.Ids;
import io.maotong.data.key.KeyService;
import io.maotong.data.scope.MerchantScope;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.MailServer;
import io.maotong.invoice.file.ForeignFile;
import io.maotong.invoice.file.IssuedInvoices;
import io.maotong.invoice.issue.InvoiceStatus;
import io.maotong.invoice.issue.StoredInvoice;
import io.maotong.test.Callers;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import tools.jackson.databind.JsonNode;

@InvoiceTest
class DeliveryTest {

    private static final String SECRET = "0123456789abcdef-secret";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    IssuedInvoices invoices;

    @Autowired
    Deliveries deliveries;

    @Autowired
    KeyService keys;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    MockMvc mvc;

    @Test
    void mailWhenDeliveredThenEveryFileIsAttachedAndTheInvoiceIsDelivered() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        String mailbox = mailbox(invoice);

        JsonNode promised = deliver(merchant, invoice, mail(mailbox));

        assertThat(promised.get("target").asString()).isEqualTo("b***@example.com");
        JsonNode sent = settled(merchant, invoice, promised);
        assertThat(sent.get("status").asString()).isEqualTo("SENT");
        MimeMessage message = MailServer.messagesTo(mailbox).getFirst();
        assertThat(message.getSubject()).contains(invoice.document().number());
        MimeMultipart parts = (MimeMultipart) message.getContent();
        assertThat(parts.getCount()).isEqualTo(4);
        for (int i = 1; i < 4; i++) {
            byte[] file = parts.getBodyPart(i).getInputStream().readAllBytes();
            assertThat(ForeignFile.read(file).invoice().number())
                    .isEqualTo(invoice.document().number());
        }
        assertThat(parts.getBodyPart(0).getContent().toString()).contains("/links/invoices/");
        assertThat(invoices.find(merchant, invoice.id()).status()).isEqualTo(InvoiceStatus.DELIVERED);
        assertThat(jdbc.sql("SELECT target FROM invoice_delivery WHERE id = ?")
                        .param(sent.get("deliveryId").asLong())
                        .query(String.class)
                        .single())
                .doesNotContain("example.com");
    }

    @Test
    void deliverWhenThePlatformHasNotAcceptedThenRefused() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice draft = invoices.draft(merchant);

        for (String channel : List.of("LINK", "PORTAL")) {
            InvoiceFixture.Reply reply = fixture.post(merchant, path(draft), "{\"channel\":\"" + channel + "\"}");
            assertThat(reply.status()).isEqualTo(409);
            assertThat(reply.body().get("code").asString()).isEqualTo("INVOICE-40983");
        }
    }

    @Test
    void deliverWhenAskedTwiceThenSentOnceAndAgainOnlyWhenToldSo() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        String mailbox = mailbox(invoice);
        JsonNode first = deliver(merchant, invoice, mail(mailbox));
        settled(merchant, invoice, first);

        assertThat(deliver(merchant, invoice, mail(mailbox)).get("deliveryId")).isEqualTo(first.get("deliveryId"));
        assertThat(MailServer.messagesTo(mailbox)).hasSize(1);
        // An intent that was handled and not forgotten, because its worker died in between.
        boolean again = MerchantScope.call(
                merchant.id(),
                () -> deliveries.record(first.get("deliveryId").asLong(), 1, new SendOutcome.Later("late")));
        assertThat(again).isFalse();

        String one = path(invoice) + "/" + first.get("deliveryId").asString();
        assertThat(fixture.post(merchant, one + ":resend", "{}").status()).isEqualTo(202);
        InvoiceFixture.await(() -> MailServer.messagesTo(mailbox).size() == 2);
        InvoiceFixture.await(() -> events(merchant, one).equals(List.of("REQUESTED", "SENT", "RESENT", "SENT")));
    }

    @Test
    void mailWhenItComesBackThenBouncedOnceAndTheInvoiceStaysDelivered() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        JsonNode sent = settled(merchant, invoice, deliver(merchant, invoice, mail(mailbox(invoice))));
        String report = "Action: failed\\nStatus: 5.1.1\\nDiagnostic-Code: smtp; 550 unknown\\n\\nMessage-ID: "
                + Mailer.messageId(sent.get("deliveryId").asLong(), 1);

        for (int i = 0; i < 2; i++) {
            assertThat(mvc.perform(MockMvcRequestBuilders.post("/api/ops/invoice-deliveries:bounce")
                                    .with(Callers.operator("parked:replay"))
                                    .contentType(MediaType.APPLICATION_JSON)
                                    .content("{\"report\":\"" + report + "\"}"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .isEqualTo(200);
        }

        String one = path(invoice) + "/" + sent.get("deliveryId").asString();
        assertThat(events(merchant, one)).containsExactly("REQUESTED", "SENT", "BOUNCED");
        assertThat(one(merchant, invoice, sent).get("lastError").asString()).isEqualTo("smtp; 550 unknown");
    }

    @Test
    void issueWhenTheBuyerHasAPreferenceThenItIsDeliveredByItself() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        String mailbox = "auto" + merchant.id() + "@example.com";
        StoredInvoice before = invoices.draft(merchant);
        String body = "{\"buyerTaxNo\":\"%s\",\"buyerName\":\"%s\",\"channel\":\"EMAIL\",\"target\":\"%s\"}"
                .formatted(
                        before.document().buyer().taxNo(),
                        before.document().buyer().name(),
                        mailbox);
        assertThat(put(merchant, body)).isEqualTo(200);
        assertThat(put(merchant, body)).isEqualTo(200);

        StoredInvoice invoice = invoices.issue(merchant);

        InvoiceFixture.await(() -> invoices.find(merchant, invoice.id()).status() == InvoiceStatus.DELIVERED);
        assertThat(MailServer.messagesTo(mailbox)).hasSize(1);
        JsonNode list = fixture.get(merchant, "/api/merchant/delivery-preferences");
        assertThat(list.get("total").asInt()).isEqualTo(1);
        assertThat(list.get("items").get(0).get("target").asString()).isEqualTo("a***@example.com");
    }

    @Test
    void linkWhenOpenedThenTheFilesWithoutSigningInUntilItIsTakenBack() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        JsonNode delivery = deliver(merchant, invoice, "{\"channel\":\"LINK\"}");
        String one = path(invoice) + "/" + delivery.get("deliveryId").asString();
        String link = link(merchant, one);

        for (String format : List.of("", "/xml", "/ofd")) {
            MockHttpServletResponse opened = open(link + format);
            assertThat(opened.getStatus()).isEqualTo(200);
            assertThat(ForeignFile.read(opened.getContentAsByteArray())
                            .invoice()
                            .number())
                    .isEqualTo(invoice.document().number());
        }
        assertThat(one(merchant, invoice, delivery).get("opened").asInt()).isEqualTo(3);
        assertThat(invoices.find(merchant, invoice.id()).status()).isEqualTo(InvoiceStatus.DELIVERED);

        jdbc.sql("UPDATE invoice_delivery SET link_until = '2020-01-01 00:00:00' WHERE id = ?")
                .param(delivery.get("deliveryId").asLong())
                .update();
        assertThat(open(link).getStatus()).isEqualTo(410);

        fixture.post(merchant, one + ":resend", "{}");
        String renewed = link(merchant, one);
        assertThat(open(renewed).getStatus()).isEqualTo(200);
        fixture.post(merchant, one + ":revoke", "{}");
        assertThat(open(renewed).getStatus()).isEqualTo(410);
    }

    @Test
    void linkWhenAnythingInItIsChangedThenItOpensNothing() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        JsonNode delivery = deliver(merchant, invoice, "{\"channel\":\"LINK\"}");
        String link =
                link(merchant, path(invoice) + "/" + delivery.get("deliveryId").asString());
        String token = link.substring(link.lastIndexOf('/') + 1);

        for (int at = 0; at < token.length() - 1; at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(LinkToken.parse(changed, keys)).as("changed at %d", at).isEmpty();
        }
        assertThat(open("/links/invoices/" + "A".repeat(43)).getStatus()).isEqualTo(410);
        assertThat(open("/links/invoices/" + token.substring(1)).getStatus()).isEqualTo(410);
    }

    @Test
    void portalWhenFilesAreFetchedThenTheLogSaysWhoFetchedWhat() {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        String id = Ids.text(invoice.id());
        String log = "/api/merchant/invoices/" + id + "/delivery-log";
        fixture.bytes(merchant, "/api/merchant/invoices/" + id + "/files/xml");
        JsonNode portal = deliver(merchant, invoice, "{\"channel\":\"PORTAL\"}");

        fixture.bytes(merchant, "/api/merchant/invoices/" + id + "/files/pdf");
        fixture.bytes(merchant, "/api/merchant/invoices/files.zip?ids=" + id + "&formats=ofd,xml");
        assertThat(fixture.look(merchant, "/api/merchant/invoices/" + id + "/files/doc")
                        .status())
                .isEqualTo(404);

        List<JsonNode> entries =
                fixture.get(merchant, log).get("items").valueStream().toList();
        assertThat(entries.stream()
                        .map(entry -> entry.get("event").asString() + " "
                                + entry.get("detail").asString("")))
                .containsExactly("DOWNLOADED XML", "REQUESTED ", "DOWNLOADED PDF", "DOWNLOADED OFD,XML");
        assertThat(entries.getFirst().get("deliveryId").isNull()).isTrue();
        assertThat(entries.getLast().get("deliveryId")).isEqualTo(portal.get("deliveryId"));
        assertThat(entries.getLast().get("actor").asString()).isNotBlank();
        assertThat(one(merchant, invoice, portal).get("opened").asInt()).isEqualTo(2);
        assertThat(fixture.look(fixture.merchant(), log).status()).isEqualTo(404);
    }

    @Test
    void webhookWhenTheReceiverFailsFirstThenTheSameDeliveryComesAgainSigned() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        StoredInvoice invoice = invoices.issue(merchant);
        try (Receiver receiver = new Receiver(500, 200)) {
            JsonNode sent = settled(merchant, invoice, deliver(merchant, invoice, webhook(receiver)));

            assertThat(sent.get("status").asString()).isEqualTo("SENT");
            assertThat(sent.get("attempts").asInt()).isEqualTo(2);
            assertThat(receiver.calls).hasSize(2).allSatisfy(call -> {
                assertThat(call.delivery()).isEqualTo(sent.get("deliveryId").asString());
                assertThat(call.signature())
                        .isEqualTo("v1=" + WebhookSender.signature(SECRET, call.timestamp(), call.body()));
                assertThat(new String(call.body(), java.nio.charset.StandardCharsets.UTF_8))
                        .contains(invoice.document().number())
                        .contains("/links/invoices/");
            });
        }
    }

    @Test
    void webhookWhenTheReceiverRefusesOrRedirectsThenGivenUp() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        for (int status : new int[] {404, 302}) {
            StoredInvoice invoice = invoices.issue(merchant);
            try (Receiver receiver = new Receiver(status)) {
                JsonNode failed = settled(merchant, invoice, deliver(merchant, invoice, webhook(receiver)));
                assertThat(failed.get("status").asString()).isEqualTo("FAILED");
                assertThat(failed.get("lastError").asString()).isEqualTo("HTTP " + status);
                assertThat(receiver.calls).hasSize(1);
            }
            assertThat(invoices.find(merchant, invoice.id()).status()).isEqualTo(InvoiceStatus.ISSUED);
        }
    }

    @Test
    void webhookWhenTheNameLeadsIntoOurNetworkThenNothingIsCalled() {
        WebhookSender sender = new WebhookSender(
                new DeliverySettings(
                        "x",
                        java.time.Duration.ofDays(1),
                        1,
                        null,
                        new DeliverySettings.Webhook(java.util.Set.of(443), false, java.time.Duration.ofSeconds(1))),
                java.time.Clock.systemUTC());

        for (String host : List.of("localhost", "127.0.0.1", "169.254.169.254", "[::1]", "10.0.0.1")) {
            assertThat(sender.send(1, java.net.URI.create("https://" + host + "/"), SECRET, "{}"))
                    .as(host)
                    .isInstanceOf(SendOutcome.Refused.class);
        }
    }

    private record Call(String delivery, String timestamp, String signature, byte[] body) {}

    /** Answers each call with the next status, then with the last one. */
    private static final class Receiver implements AutoCloseable {

        final List<Call> calls = new CopyOnWriteArrayList<>();
        private final HttpServer server;

        Receiver(int... statuses) throws java.io.IOException {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", exchange -> {
                calls.add(new Call(
                        exchange.getRequestHeaders().getFirst("X-Maotong-Delivery"),
                        exchange.getRequestHeaders().getFirst("X-Maotong-Timestamp"),
                        exchange.getRequestHeaders().getFirst("X-Maotong-Signature"),
                        exchange.getRequestBody().readAllBytes()));
                int status = statuses[Math.min(calls.size(), statuses.length) - 1];
                exchange.getResponseHeaders().add("Location", "http://127.0.0.1:1/");
                exchange.sendResponseHeaders(status, -1);
                exchange.close();
            });
            server.start();
        }

        String url() {
            return "http://127.0.0.1:" + server.getAddress().getPort() + "/hook";
        }

        @Override
        public void close() {
            server.stop(0);
        }
    }

    private static String webhook(Receiver receiver) {
        return "{\"channel\":\"WEBHOOK\",\"target\":\"%s\",\"secret\":\"%s\"}".formatted(receiver.url(), SECRET);
    }

    private static String mail(String mailbox) {
        return "{\"channel\":\"EMAIL\",\"target\":\"" + mailbox + "\"}";
    }

    private static String mailbox(StoredInvoice invoice) {
        return "buyer" + invoice.id() + "@example.com";
    }

    private static String path(StoredInvoice invoice) {
        return "/api/merchant/invoices/" + Ids.text(invoice.id()) + "/deliveries";
    }

    private JsonNode deliver(InvoiceFixture.Merchant merchant, StoredInvoice invoice, String body) {
        InvoiceFixture.Reply reply = fixture.post(merchant, path(invoice), body);
        assertThat(reply.status()).as("%s", reply).isEqualTo(202);
        return reply.body();
    }

    private JsonNode one(InvoiceFixture.Merchant merchant, StoredInvoice invoice, JsonNode delivery) {
        return fixture.get(merchant, path(invoice))
                .valueStream()
                .filter(row -> row.get("deliveryId").equals(delivery.get("deliveryId")))
                .findFirst()
                .orElseThrow();
    }

    private JsonNode settled(InvoiceFixture.Merchant merchant, StoredInvoice invoice, JsonNode delivery) {
        InvoiceFixture.await(
                () -> !one(merchant, invoice, delivery).get("status").asString().equals("QUEUED"));
        return one(merchant, invoice, delivery);
    }

    private List<String> events(InvoiceFixture.Merchant merchant, String delivery) {
        return fixture.get(merchant, delivery + "/log")
                .get("items")
                .valueStream()
                .map(entry -> entry.get("event").asString())
                .toList();
    }

    private String link(InvoiceFixture.Merchant merchant, String delivery) {
        String url = fixture.get(merchant, delivery + "/link").get("url").asString();
        return url.substring(url.indexOf("/links/"));
    }

    private MockHttpServletResponse open(String link) throws Exception {
        return mvc.perform(MockMvcRequestBuilders.get(link)).andReturn().getResponse();
    }

    private int put(InvoiceFixture.Merchant merchant, String body) {
        return fixture.put(merchant, "/api/merchant/delivery-preferences", body).status();
    }
}
