package io.maotong.sandbox;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.awaitility.Awaitility;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole sandbox on a throw-away schema, and a caller who signs as our services do. */
public final class SandboxUnderTest implements AutoCloseable {

    public static final String SECRET = "a-secret-for-tests-of-the-sandbox-only-0123456789";
    public static final String TAX_KEY = "0123456789abcdeffedcba9876543210";
    private static final String CONTROL = "control-token-for-tests-of-the-sandbox-only";
    private static final JsonMapper JSON = new JsonMapper();
    private static SandboxUnderTest shared;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Object> settings = new LinkedHashMap<>();
    private final String schema = TestServers.createSchema();
    private ConfigurableApplicationContext context;
    private Process process;
    private String processAddress;

    /** @param overrides property names and values that differ from the usual ones */
    public SandboxUnderTest(Map<String, Object> overrides) {
        settings.put("server.port", "0");
        settings.put("spring.main.banner-mode", "off");
        settings.put("MT_SANDBOX_DB_URL", TestServers.url(schema));
        settings.put("MT_DB_USERNAME_SANDBOX", "root");
        settings.put("MT_DB_PASSWORD_SANDBOX", TestServers.env("MT_MYSQL_ROOT_PASSWORD"));
        settings.put("MT_RABBIT_PORT", TestServers.env("MT_RABBIT_PORT"));
        settings.put("MT_RABBIT_PASSWORD_SANDBOX", TestServers.env("MT_RABBIT_PASSWORD_SANDBOX"));
        settings.put("MT_FIELD_KEY_SANDBOX", SECRET);
        settings.put("MT_SANDBOX_CONTROL_TOKEN", CONTROL);
        settings.put("MT_TAX_SM4_KEY", TAX_KEY);
        for (String app : new String[] {"USER", "CUSTOMS", "LOGISTICS", "FOREX", "INVOICE", "REFUND"}) {
            settings.put("MT_AUTHORITY_SECRET_" + app, SECRET + app);
        }
        settings.put("sandbox.pace", "0.2");
        settings.put("sandbox.poll", "20ms");
        settings.putAll(overrides);
        try {
            start();
        } catch (RuntimeException failure) {
            TestServers.dropSchema(schema);
            throw failure;
        }
    }

    /** One sandbox for all tests that do not change how it behaves; it lives as long as the test run. */
    public static synchronized SandboxUnderTest shared() {
        if (shared == null) {
            shared = new SandboxUnderTest(Map.of());
            Runtime.getRuntime().addShutdownHook(new Thread(shared::close));
        }
        return shared;
    }

    private void start() {
        String[] arguments = settings.entrySet().stream()
                .map(e -> "--" + e.getKey() + "=" + e.getValue())
                .toArray(String[]::new);
        context = new SpringApplicationBuilder(SandboxApplication.class)
                .registerShutdownHook(false)
                .run(arguments);
    }

    /** A new process on the same database, as far as the sandbox can tell. */
    public void restart() {
        context.close();
        start();
    }

    /** From now on the sandbox runs as a process of its own, on the same database. */
    public void moveOut() {
        context.close();
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                SandboxApplication.class.getName()));
        settings.forEach((name, value) -> command.add("--" + name + "=" + (name.equals("server.port") ? port : value)));
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
        processAddress = "http://127.0.0.1:" + port;
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .ignoreExceptions()
                .until(() -> send(HttpRequest.newBuilder(URI.create(processAddress + "/actuator/health/readiness"))
                                        .build())
                                .status()
                        == 200);
    }

    /** Kills that process as kill -9 does, and runs here again. */
    public void killAndMoveIn() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
        }
        processAddress = null;
        start();
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        }
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    @Override
    public void close() {
        try {
            if (process != null) {
                process.destroyForcibly();
            }
            context.close();
        } finally {
            TestServers.dropSchema(schema);
        }
    }

    public String address() {
        return processAddress != null
                ? processAddress
                : "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port");
    }

    /** @param body null when there was none */
    public record Answer(int status, String text, JsonNode body, Map<String, List<String>> headers) {

        public String at(String pointer) {
            return body.at(pointer).asString();
        }
    }

    public Answer post(String app, String path, Object body) {
        return signed(app, "POST", path, body);
    }

    public Answer put(String app, String path, Object body) {
        return signed(app, "PUT", path, body);
    }

    public Answer get(String app, String path) {
        return signed(app, "GET", path, null);
    }

    public Answer signed(String app, String method, String path, Object body) {
        return send(signedRequest(app, method, path, body, UUID.randomUUID().toString(), Instant.now())
                .build());
    }

    public HttpRequest.Builder signedRequest(
            String app, String method, String path, Object body, String nonce, Instant at) {
        byte[] bytes = body == null ? new byte[0] : JSON.writeValueAsBytes(body);
        String timestamp = String.valueOf(at.toEpochMilli());
        return HttpRequest.newBuilder(URI.create(address() + path))
                .timeout(Duration.ofSeconds(20))
                .method(method, HttpRequest.BodyPublishers.ofByteArray(bytes))
                .header("Content-Type", "application/json")
                .header("X-App-Id", app)
                .header("X-Timestamp", timestamp)
                .header("X-Nonce", nonce)
                .header("X-Signature", signature(SECRET + app.toUpperCase(), method, path, bytes, timestamp, nonce));
    }

    private static String signature(
            String secret, String method, String path, byte[] body, String timestamp, String nonce) {
        try {
            String digest = HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(body));
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            String text = method + "\n" + path + "\n" + digest + "\n" + timestamp + "\n" + nonce;
            return HexFormat.of().formatHex(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public Answer control(String method, String path, Object body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(address() + "/control" + path))
                .timeout(Duration.ofSeconds(20))
                .header("X-Control-Token", CONTROL)
                .header("Content-Type", "application/json");
        return send(request.method(
                        method,
                        body == null
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body)))
                .build());
    }

    /** A request of a scheme of its own, such as a carrier's. */
    public Answer send(HttpRequest request) {
        try {
            HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
            String text = response.body();
            boolean json = text.startsWith("{") || text.startsWith("[");
            return new Answer(
                    response.statusCode(),
                    text,
                    json ? JSON.readTree(text) : null,
                    response.headers().map());
        } catch (IOException failure) {
            throw new java.io.UncheckedIOException(failure);
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stop);
        }
    }
}
