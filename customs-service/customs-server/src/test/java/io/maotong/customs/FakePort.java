package io.maotong.customs;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Provider;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A port that remembers what it was sent and answers as it is told, for tests that need to look inside. */
final class FakePort {

    /** @param xml the business message */
    record Arrived(String copMsgId, String type, String dxpId, byte[] xml) {

        String text() {
            return new String(xml, StandardCharsets.UTF_8);
        }
    }

    /** How the exchange answers; no code means that the connection is cut after the message was taken. */
    record Answer(int status, String code) {

        static final Answer ACCEPTED = new Answer(200, "0000");
    }

    private static final Provider SM = new BouncyCastleProvider();
    private static final FakePort ONLY = new FakePort();

    private final HttpServer server;
    private final KeyPair authority = pair();
    private final JsonMapper json = new JsonMapper();
    final List<Arrived> arrived = new CopyOnWriteArrayList<>();
    final List<String> byAgent = new CopyOnWriteArrayList<>();
    private final Map<String, String> requested = new ConcurrentHashMap<>();
    final List<String> certified = new CopyOnWriteArrayList<>();
    private volatile Function<Arrived, Answer> behaviour = message -> Answer.ACCEPTED;

    private FakePort() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/eport/certificates", this::certificate);
        server.createContext("/port/messages", this::message);
        server.createContext("/agent/messages", this::agent);
        server.start();
    }

    static FakePort get() {
        return ONLY;
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    void answer(Function<Arrived, Answer> how) {
        behaviour = how;
    }

    void reset() {
        arrived.clear();
        behaviour = message -> Answer.ACCEPTED;
    }

    /** What arrived for one merchant, by type such as 603. */
    List<Arrived> of(String dxpId, String type) {
        return arrived.stream()
                .filter(message ->
                        message.dxpId().equals(dxpId) && message.type().equals("CEB" + type + "Message"))
                .toList();
    }

    /** The agent's gateway: the same envelope in another wrapping. */
    private void agent(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode delivery = json.readTree(exchange.getRequestBody().readAllBytes());
            Arrived message = arrived(new String(
                    Base64.getDecoder().decode(delivery.get("envelope").asString()), StandardCharsets.UTF_8));
            Answer answer = behaviour.apply(message);
            arrived.add(message);
            byAgent.add(message.copMsgId());
            if (answer.code() == null) {
                return;
            }
            byte[] body = json.writeValueAsBytes(
                    json.createObjectNode().put("code", answer.code()).put("info", "agent"));
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private static Arrived arrived(String envelope) {
        return new Arrived(
                between(envelope, "CopMsgId"),
                between(envelope, "MsgType"),
                between(envelope, "SenderId"),
                Base64.getDecoder().decode(between(envelope, "Data")));
    }

    private void message(HttpExchange exchange) throws IOException {
        try (exchange) {
            Arrived message = arrived(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            Answer answer = behaviour.apply(message);
            arrived.add(message);
            if (answer.code() == null) {
                return;
            }
            byte[] body =
                    ("<?xml version=\"1.0\" encoding=\"UTF-8\"?><dxp:DxpRep xmlns:dxp=\"http://www.chinaport.gov.cn/dxp\""
                                    + " ver=\"1.0\"><dxp:RecevierId>" + message.dxpId()
                                    + "</dxp:RecevierId><dxp:Response>"
                                    + "<dxp:ResponseCode>" + answer.code()
                                    + "</dxp:ResponseCode></dxp:Response></dxp:DxpRep>")
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
        }
    }

    static String between(String text, String element) {
        int from = text.indexOf(element + ">") + element.length() + 1;
        return text.substring(from, text.indexOf("</", from));
    }

    private void certificate(HttpExchange exchange) throws IOException {
        try (exchange) {
            JsonNode request = json.readTree(exchange.getRequestBody().readAllBytes());
            String csr = request.get("csrPem").asString();
            if (!csr.equals(requested.computeIfAbsent(request.get("serial").asString(), serial -> csr))) {
                exchange.sendResponseHeaders(409, -1);
                return;
            }
            certified.add(request.get("ownerCode").asString());
            byte[] body = json.writeValueAsBytes(json.createObjectNode()
                    .put("certificatePem", issue(request))
                    .put("certificateNo", request.get("serial").asString()));
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private String issue(JsonNode request) throws IOException {
        try (PEMParser parser =
                new PEMParser(new StringReader(request.get("csrPem").asString()))) {
            JcaPKCS10CertificationRequest csr =
                    new JcaPKCS10CertificationRequest((PKCS10CertificationRequest) parser.readObject());
            X500Name subject = new X500NameBuilder(BCStyle.INSTANCE)
                    .addRDN(BCStyle.CN, request.get("ownerName").asString())
                    .addRDN(BCStyle.SERIALNUMBER, request.get("ownerCode").asString())
                    .build();
            X509CertificateHolder holder = new JcaX509v3CertificateBuilder(
                            new X500Name("CN=Test authority"),
                            new BigInteger(request.get("serial").asString()),
                            Date.from(Instant.now().minus(Duration.ofMinutes(1))),
                            Date.from(Instant.now().plus(Duration.ofDays(30))),
                            subject,
                            csr.setProvider(SM).getPublicKey())
                    .build(new JcaContentSignerBuilder("SHA256withRSA").build(authority.getPrivate()));
            StringWriter text = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
                writer.writeObject(holder);
            }
            return text.toString();
        } catch (GeneralSecurityException | OperatorCreationException e) {
            throw new IllegalStateException(e);
        }
    }

    private static KeyPair pair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    static List<String> all(String xml, String element) {
        List<String> found = new ArrayList<>();
        int at = xml.indexOf("<ceb:" + element + ">");
        while (at >= 0) {
            int from = at + element.length() + 6;
            int to = xml.indexOf("</ceb:" + element + ">", from);
            found.add(xml.substring(from, to));
            at = xml.indexOf("<ceb:" + element + ">", to);
        }
        return found;
    }
}
