package io.maotong.invoice.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.icegreen.greenmail.util.ServerSetupTest;
import io.maotong.core.id.Ids;
import io.maotong.invoice.InvoiceFixture;
import io.maotong.invoice.InvoiceTest;
import io.maotong.invoice.MailServer;
import io.maotong.invoice.file.IssuedInvoices;
import io.maotong.invoice.issue.StoredInvoice;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/** Messages that came back are read from a real IMAP server. */
@InvoiceTest
class BounceMailboxTest {

    private static final String ITEMS = "/api/merchant/invoice-exceptions/items";

    @Autowired
    InvoiceFixture fixture;

    @Autowired
    IssuedInvoices invoices;

    @Autowired
    Deliveries deliveries;

    private GreenMail server;
    private GreenMailUser sender;
    private BounceMailbox mailbox;

    @BeforeEach
    void open() {
        server = new GreenMail(new ServerSetup[] {ServerSetupTest.IMAP.dynamicPort()});
        server.start();
        sender = server.setUser("invoice@localhost", "invoice", "secret");
        mailbox = mailbox(server.getImap().getPort(), "secret");
    }

    @AfterEach
    void close() {
        server.stop();
    }

    @Test
    void returnedMailThenBouncedWithTheReasonOnceAndSomebodyIsTold() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        JsonNode sent = sent(merchant);
        sender.deliver(message("Hello, is this the right address? Action: failed Message-ID: "
                + Mailer.messageId(sent.get("deliveryId").asLong(), 1)));
        sender.deliver(notification(sent.get("deliveryId").asLong(), 1, "failed", "5.1.1"));
        sender.deliver(notification(sent.get("deliveryId").asLong(), 1, "failed", "5.1.1"));

        assertThat(mailbox.read()).isEqualTo(3);
        assertThat(mailbox.read()).as("they are read").isZero();

        JsonNode bounced = one(merchant, sent);
        assertThat(bounced.get("status").asString()).isEqualTo("BOUNCED");
        assertThat(bounced.get("lastError").asString()).isEqualTo("smtp; 550 5.1.1 <nobody@example.com>: user unknown");
        assertThat(fixture.get(
                                merchant,
                                path(sent) + "/" + sent.get("deliveryId").asString() + "/log")
                        .get("items")
                        .valueStream()
                        .map(entry -> entry.get("event").asString() + " "
                                + entry.get("actor").asString()))
                .filteredOn(event -> event.startsWith("BOUNCED"))
                .containsExactly("BOUNCED mailbox");
        JsonNode item = fixture.get(merchant, ITEMS).get("items").get(0);
        assertThat(item.get("kind").asString()).isEqualTo("DELIVERY_BOUNCED");
        assertThat(item.get("cause").asString()).contains("user unknown").contains("***");
    }

    @Test
    void retryThenItIsSentOnceMoreAndAReportOfTheFirstRoundChangesNothing() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        JsonNode sent = sent(merchant);
        long id = sent.get("deliveryId").asLong();
        sender.deliver(notification(id, 1, "failed", "5.1.1"));
        mailbox.read();
        String item = ITEMS + "/"
                + fixture.get(merchant, ITEMS)
                        .get("items")
                        .get(0)
                        .get("attentionId")
                        .asString();

        assertThat(fixture.post(merchant, item + ":retry", "{}").status()).isEqualTo(202);
        InvoiceFixture.await(() -> one(merchant, sent).get("status").asString().equals("SENT"));
        InvoiceFixture.await(
                () -> fixture.get(merchant, item).get("state").asString().equals("CLOSED"));
        sender.deliver(notification(id, 1, "failed", "5.1.1"));
        mailbox.read();

        assertThat(one(merchant, sent).get("status").asString()).isEqualTo("SENT");
    }

    @Test
    void reportsOfDelaysAndOfOthersMailThenNothingHappens() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        JsonNode sent = sent(merchant);
        sender.deliver(notification(sent.get("deliveryId").asLong(), 1, "delayed", "4.4.1"));
        sender.deliver(notification(Ids.next(), 1, "failed", "5.1.1"));

        assertThat(mailbox.read()).isEqualTo(2);

        assertThat(one(merchant, sent).get("status").asString()).isEqualTo("SENT");
    }

    @Test
    void readerThatDiesBeforeItMarksThenTheNextOneRecordsItOnce() throws Exception {
        InvoiceFixture.Merchant merchant = fixture.merchant();
        JsonNode sent = sent(merchant);
        long id = sent.get("deliveryId").asLong();
        deliveries.returned(new BounceReport(id, 1, "smtp; 550 gone"), BounceMailbox.ACTOR);
        sender.deliver(notification(id, 1, "failed", "5.1.1"));

        mailbox.read();

        assertThat(one(merchant, sent).get("lastError").asString()).isEqualTo("smtp; 550 gone");
    }

    @Test
    void serverThatIsAwayOrRefusesThenTheLookFailsAndNothingElse() throws Exception {
        assertThatThrownBy(() -> mailbox(server.getImap().getPort(), "wrong").read())
                .isInstanceOf(MessagingException.class);
        assertThatThrownBy(() -> mailbox(1, "secret").read()).isInstanceOf(MessagingException.class);
        assertThat(new BounceMailbox(
                                new MailboxSettings(
                                        "", 0, "", "", "INBOX", true, Duration.ofSeconds(1), Duration.ofMinutes(1), 1),
                                deliveries)
                        .read())
                .as("nobody reads what is not set up")
                .isZero();
    }

    private BounceMailbox mailbox(int port, String password) {
        return new BounceMailbox(
                new MailboxSettings(
                        "127.0.0.1",
                        port,
                        "invoice",
                        password,
                        "INBOX",
                        false,
                        Duration.ofSeconds(5),
                        Duration.ofMinutes(1),
                        100),
                deliveries);
    }

    private JsonNode sent(InvoiceFixture.Merchant merchant) {
        StoredInvoice invoice = invoices.issue(merchant);
        String to = "nobody" + invoice.id() + "@example.com";
        JsonNode delivery = fixture.post(
                        merchant,
                        "/api/merchant/invoices/" + Ids.text(invoice.id()) + "/deliveries",
                        "{\"channel\":\"EMAIL\",\"target\":\"" + to + "\"}")
                .body();
        InvoiceFixture.await(
                () -> one(merchant, delivery).get("status").asString().equals("SENT"));
        assertThat(MailServer.messagesTo(to)).hasSize(1);
        return delivery;
    }

    private JsonNode one(InvoiceFixture.Merchant merchant, JsonNode delivery) {
        return fixture.get(merchant, path(delivery))
                .valueStream()
                .filter(row -> row.get("deliveryId").equals(delivery.get("deliveryId")))
                .findFirst()
                .orElseThrow();
    }

    private static String path(JsonNode delivery) {
        return "/api/merchant/invoices/" + delivery.get("invoiceId").asString() + "/deliveries";
    }

    private static MimeMessage message(String text) throws MessagingException {
        MimeMessage message = new MimeMessage(Session.getInstance(new Properties()));
        message.setSubject("Re: invoice");
        message.setText(text);
        message.saveChanges();
        return message;
    }

    /** As a mail system writes it: three parts, the second for machines, the third the header of what came back. */
    private static MimeMessage notification(long deliveryId, int round, String action, String status)
            throws MessagingException {
        String text = String.join(
                "\r\n",
                List.of(
                        "From: MAILER-DAEMON@example.com",
                        "To: invoice@localhost",
                        "Subject: Undelivered Mail Returned to Sender",
                        "MIME-Version: 1.0",
                        "Content-Type: multipart/report; report-type=delivery-status; boundary=\"b\"",
                        "",
                        "--b",
                        "Content-Type: text/plain",
                        "",
                        "I'm sorry to have to inform you ...",
                        "--b",
                        "Content-Type: message/delivery-status",
                        "",
                        "Reporting-MTA: dns; mail.example.com",
                        "",
                        "Final-Recipient: rfc822; nobody@example.com",
                        "Action: " + action,
                        "Status: " + status,
                        "Diagnostic-Code: smtp; 550 5.1.1 <nobody@example.com>:",
                        "    user unknown",
                        "",
                        "--b",
                        "Content-Type: text/rfc822-headers",
                        "",
                        "From: invoice@localhost",
                        "Message-ID: " + Mailer.messageId(deliveryId, round),
                        "",
                        "--b--",
                        ""));
        return new MimeMessage(
                Session.getInstance(new Properties()),
                new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII)));
    }
}
