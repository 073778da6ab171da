package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Several requests on one connection, each sent the moment the answer before it is in. */
class KeptAliveTest {

    private static final int ROUNDS = 60;
    private static final int MIB = 1 << 20;

    @Test
    void connectionServesOnAfterAnUploadThatWasTooLarge() throws IOException {
        byte[] body = chunked(MIB + 1);
        for (int round = 0; round < ROUNDS; round++) {
            try (Conversation conversation = new Conversation()) {
                assertThat(conversation.ask("POST", "/api/merchant/order-imports", "Transfer-Encoding: chunked", body))
                        .isEqualTo(413);
                assertThat(conversation.ask("GET", "/portal.css", "Accept: */*", new byte[0]))
                        .isEqualTo(200);
                assertThat(conversation.ask("GET", "/api/merchant/orders", "Accept: */*", new byte[0]))
                        .isEqualTo(200);
            }
        }
    }

    @Test
    void connectionServesOnAfterRefusedAndAcceptedBodies() throws IOException {
        byte[] body = new byte[100_000];
        Arrays.fill(body, (byte) 'x');
        for (int round = 0; round < ROUNDS; round++) {
            try (Conversation conversation = new Conversation()) {
                assertThat(conversation.ask("POST", "/api/merchant/orders", "Content-Length: 100000", body))
                        .isEqualTo(200);
                assertThat(conversation.ask("POST", "/api/ops/orders", "Content-Length: 100000", body))
                        .isEqualTo(403);
                assertThat(conversation.ask("GET", "/portal.css", "Accept: */*", new byte[0]))
                        .isEqualTo(200);
                assertThat(conversation.ask("GET", "/api/merchant/orders", "Accept: */*", new byte[0]))
                        .isEqualTo(200);
            }
        }
    }

    private static byte[] chunked(int size) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int sent = 0; sent < size; sent += 50_000) {
            int length = Math.min(50_000, size - sent);
            bytes.writeBytes((Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes("x".repeat(length).getBytes(StandardCharsets.US_ASCII));
            bytes.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        bytes.writeBytes("0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return bytes.toByteArray();
    }

    /** A connection and a signed-in merchant. */
    private static final class Conversation implements AutoCloseable {

        private final String token = Tokens.merchant();
        private final Socket socket = new Socket("127.0.0.1", TestGateway.port());
        private final DataInputStream answers = new DataInputStream(socket.getInputStream());

        Conversation() throws IOException {
            socket.setSoTimeout(5000);
        }

        /** Returns the status, once the whole answer is in. */
        int ask(String method, String path, String header, byte[] body) throws IOException {
            String head = method + " " + path + " HTTP/1.1\r\nHost: gateway\r\nAuthorization: Bearer " + token + "\r\n"
                    + header + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(body);
            socket.getOutputStream().flush();
            int status = Integer.parseInt(line().split(" ")[1]);
            int length = 0;
            for (String line = line(); !line.isEmpty(); line = line()) {
                if (line.regionMatches(true, 0, "content-length:", 0, 15)) {
                    length = Integer.parseInt(line.substring(15).strip());
                }
            }
            answers.readFully(new byte[length]);
            return status;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int next = answers.readUnsignedByte(); next != '\n'; next = answers.readUnsignedByte()) {
                line.append((char) next);
            }
            return line.toString().strip();
        }

        @Override
        public void close() throws IOException {
            socket.close();
        }
    }
}
