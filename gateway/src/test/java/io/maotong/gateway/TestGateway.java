package io.maotong.gateway;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * The gateway as it is deployed, with the files of {@code deploy/nacos} read from the real Nacos, in front
 * of small real services. One for all tests of the process.
 */
final class TestGateway {

    static final RSAKey KEY = Tokens.newKey("key-1");
    static final List<RSAKey> PUBLISHED = new ArrayList<>(List.of(KEY));
    static final String ORIGIN = "https://portal.example";

    /** The services of the table, each with one instance. */
    static final Map<String, Backend> SERVICES = services();

    /** One instance is alive, the other gone without a word. */
    static final Backend HALF_ALIVE = Backend.start("half-service", deadPort());

    private static final ConfigurableApplicationContext CONTEXT = shared();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private TestGateway() {}

    static int port() {
        return CONTEXT.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
    }

    static ConfigurableApplicationContext context() {
        return CONTEXT;
    }

    static Backend service(String name) {
        return SERVICES.get(name);
    }

    static Answer get(String path, String token) {
        return send(request(path, token));
    }

    static HttpRequest.Builder request(String path, String token) {
        return request(port(), path, token);
    }

    static HttpRequest.Builder request(int port, String path, String token) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20));
        return token == null ? request : request.header("Authorization", "Bearer " + token);
    }

    static HttpRequest.Builder post(String path, String token, String json) {
        return request(path, token).header("Content-Type", "application/json").POST(BodyPublishers.ofString(json));
    }

    static Answer send(HttpRequest.Builder request) {
        return send(CLIENT, request);
    }

    static Answer send(HttpClient client, HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Sends a request target and headers as they are, as no decent client would. */
    static Answer raw(String method, String target, String... headers) {
        String request = method + " " + target + " HTTP/1.1\r\nHost: 127.0.0.1:" + port()
                + "\r\nConnection: close\r\n"
                + String.join(
                        "", List.of(headers).stream().map(line -> line + "\r\n").toList()) + "\r\n";
        try (Socket socket = new Socket("127.0.0.1", port())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            socket.getInputStream().transferTo(bytes);
            return parsed(bytes.toString(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Answer parsed(String text) {
        int end = text.indexOf("\r\n\r\n");
        String[] head = text.substring(0, end).split("\r\n");
        Map<String, List<String>> headers = new TreeMap<>();
        for (int i = 1; i < head.length; i++) {
            int colon = head[i].indexOf(':');
            headers.computeIfAbsent(head[i].substring(0, colon).toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                    .add(head[i].substring(colon + 1).strip());
        }
        return new Answer(Integer.parseInt(head[0].split(" ")[1]), headers, text.substring(end + 4));
    }

    static HttpClient clientFrom(String address) {
        return HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .localAddress(InetAddress.ofLiteral(address))
                .build();
    }

    private static Map<String, Backend> services() {
        Map<String, Backend> services = new LinkedHashMap<>();
        for (String name : List.of(
                "user-service",
                "order-service",
                "customs-service",
                "logistics-service",
                "forex-service",
                "invoice-service",
                "refund-service",
                "policy-service",
                "data-platform")) {
            services.put(name, Backend.start(name));
        }
        services.get("user-service").on("/oauth2/jwks", exchange -> {
            synchronized (PUBLISHED) {
                Backend.json(exchange, 200, new JWKSet(new ArrayList<>(PUBLISHED)).toString(true));
            }
        });
        return services;
    }

    private static ConfigurableApplicationContext shared() {
        for (String file : List.of("maotong.yaml", "gateway.yaml", "sentinel-gateway-flow.json")) {
            TestServers.publish(file, TestServers.deployed(file));
        }
        Backend.register("dead-service", deadPort());
        Map<String, String> all = new LinkedHashMap<>(TestServers.settings());
        all.putAll(settings());
        return new SpringApplicationBuilder(GatewayApplication.class).run(arguments(all));
    }

    static String[] arguments(Map<String, String> settings) {
        return settings.entrySet().stream()
                .map(setting -> "--" + setting.getKey() + "=" + setting.getValue())
                .toArray(String[]::new);
    }

    /** How a gateway under test differs from a deployed one. */
    static Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("MT_ISSUER", Tokens.ISSUER);
        settings.put("server.port", "0");
        settings.put("spring.cloud.nacos.config.namespace", TestServers.NAMESPACE);
        settings.put("spring.cloud.nacos.discovery.namespace", TestServers.NAMESPACE);
        settings.put("spring.cloud.gateway.server.webflux.httpclient.response-timeout", "4s");
        settings.put("maotong.routes.absent-service", "absences");
        settings.put("maotong.routes.dead-service", "deaths");
        settings.put("maotong.routes.half-service", "halves");
        settings.put("maotong.front.stall", "2s");
        settings.put("maotong.front.origins", ORIGIN);
        settings.put("maotong.front.trusted-proxies", "127.0.0.2");
        settings.put("maotong.partners.elsewhere.secret", "elsewhere-".repeat(5));
        settings.put("maotong.partners.elsewhere.addresses", "203.0.113.0/24");
        settings.put("maotong.partners.other-partner.secret", "other-".repeat(8));
        settings.put("maotong.partners.other-partner.addresses", "127.0.0.0/8");
        settings.put("maotong.partners.other-partner.client-id", "other-client");
        return settings;
    }

    /** A port where nothing listens. */
    static int deadPort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
