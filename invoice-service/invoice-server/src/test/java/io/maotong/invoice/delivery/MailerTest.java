package io.maotong.invoice.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MailerTest {

    @Test
    void sendWhenThereIsNoSuchMailboxThenBounced() throws Exception {
        assertThat(send(Map.of("RCPT", "550 5.1.1 no such user")))
                .isInstanceOfSatisfying(
                        SendOutcome.Bounced.class,
                        one -> assertThat(one.reason()).startsWith("550"));
    }

    @Test
    void sendWhenTheMailboxIsBusyThenLater() throws Exception {
        assertThat(send(Map.of("RCPT", "451 4.7.1 greylisted"))).isInstanceOf(SendOutcome.Later.class);
    }

    @Test
    void sendWhenTheContentIsRefusedThenNotTriedAgain() throws Exception {
        assertThat(send(Map.of(".", "554 5.7.1 looks like spam"))).isInstanceOf(SendOutcome.Refused.class);
    }

    @Test
    void sendWhenTheAnswerIsLostThenLaterUnderTheSameId() throws Exception {
        assertThat(send(Map.of(".", "HANG UP"))).isInstanceOf(SendOutcome.Later.class);
        assertThat(Mailer.messageId(5, 1)).isEqualTo(Mailer.messageId(5, 1)).isNotEqualTo(Mailer.messageId(5, 2));
    }

    @Test
    void sendWhenNobodyListensThenLater() {
        assertThat(mailer(9).send(letter())).isInstanceOf(SendOutcome.Later.class);
    }

    @Test
    void readWhenALastingFailureOfOneOfOursThenFound() {
        String report = """
                Content-Type: multipart/report; report-type=delivery-status

                Final-Recipient: rfc822; nobody@example.com
                Action: failed
                Status: 5.1.1
                Diagnostic-Code: smtp; 550 5.1.1 user unknown

                Message-ID: <delivery-42-3@maotong.invoice>
                """;

        assertThat(BounceReport.read(report)).contains(new BounceReport(42, 3, "smtp; 550 5.1.1 user unknown"));
        assertThat(BounceReport.read(report.replace("failed", "delayed").replace("5.1.1\n", "4.1.1\n")))
                .isEmpty();
        assertThat(BounceReport.read(report.replace("maotong.invoice", "elsewhere")))
                .isEmpty();
    }

    private static Mailer.Letter letter() {
        return new Mailer.Letter(5, 1, "nobody@example.com", "subject", "text", List.of());
    }

    private static Mailer mailer(int port) {
        return new Mailer(
                new DeliverySettings(
                        "x",
                        Duration.ofDays(1),
                        3,
                        new DeliverySettings.Mail(
                                "127.0.0.1", port, "", "", "from@example.com", false, Duration.ofSeconds(3)),
                        null),
                Clock.systemUTC());
    }

    private static SendOutcome send(Map<String, String> answers) throws IOException {
        try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            Thread.ofVirtual().start(() -> serve(server, answers));
            return mailer(server.getLocalPort()).send(letter());
        }
    }

    /** Speaks SMTP with one client; answers what it is told, otherwise yes. */
    private static void serve(ServerSocket server, Map<String, String> answers) {
        try (Socket client = server.accept();
                BufferedReader in =
                        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.US_ASCII))) {
            say(client, "220 test");
            boolean data = false;
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (data && !line.equals(".")) {
                    continue;
                }
                data = line.equals("DATA");
                String command = line.split(" ")[0].toUpperCase(Locale.ROOT);
                String answer = answers.getOrDefault(command, data ? "354 go on" : "250 ok");
                if (answer.equals("HANG UP")) {
                    return;
                }
                say(client, answer);
            }
        } catch (IOException e) {
            // The client has gone: the test looks at what it made of it.
        }
    }

    private static void say(Socket client, String line) throws IOException {
        client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
        client.getOutputStream().flush();
    }
}
