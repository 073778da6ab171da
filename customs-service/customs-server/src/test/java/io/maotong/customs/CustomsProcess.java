package io.maotong.customs;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import io.maotong.test.RealServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.boot.SpringApplication;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.security.oauth2.jose.jws.MacAlgorithm;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The service in a process of its own, with the memory and the flags of a real run, so that it can be killed and measured.
 * Only who signs the tokens is another: the test itself.
 */
final class CustomsProcess implements AutoCloseable {

    private static final Duration START = Duration.ofMinutes(5);
    private static final String KEY_PROPERTY = "maotong.test.token-key";
    private static final String KEY = HexFormat.of().formatHex(new java.security.SecureRandom().generateSeed(32));
    private static final HttpClient HTTP = HttpClient.newHttpClient();

    private final Process process;
    private final String base;
    private final JsonMapper json = new JsonMapper();

    private CustomsProcess(Process process, String base) {
        this.process = process;
        this.base = base;
    }

    /** @param settings properties beside those of the test environment */
    static CustomsProcess start(Place place, Map<String, String> settings) {
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx" + System.getProperty("maotong.test.heap", "192m"),
                "-Xms64m",
                "-Xss512k",
                "-XX:+UseSerialGC",
                "-XX:+UseCompactObjectHeaders",
                "-XX:MaxMetaspaceSize=192m",
                "-XX:ReservedCodeCacheSize=48m",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dfile.encoding=UTF-8",
                "-Duser.timezone=UTC",
                "-DSERVER_PORT=" + port,
                "-Dmaotong.test.schema=" + place.schema,
                "-Dmaotong.messaging.prefix=" + place.prefix,
                "-Dseata.enabled=false",
                "-D" + KEY_PROPERTY + "=" + KEY));
        settings.forEach((name, value) -> command.add("-D" + name + "=" + value));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), CustomsProcess.class.getName()));
        try {
            Path log = Files.createDirectories(RealServers.root().resolve("customs-service/customs-server/target"))
                    .resolve("process-" + place.schema + "-" + port + ".log");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
            CustomsProcess started = new CustomsProcess(process, "http://127.0.0.1:" + port);
            started.awaitReady(log);
            return started;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void awaitReady(Path log) {
        long end = System.nanoTime() + START.toNanos();
        while (System.nanoTime() < end && process.isAlive()) {
            try {
                if (HTTP.send(
                                        HttpRequest.newBuilder(URI.create(base + "/actuator/health/readiness"))
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            try {
                process.waitFor(100, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        process.destroyForcibly();
        throw new IllegalStateException("the service did not start, see " + log);
    }

    /** As {@code kill -9}: nothing is finished, nothing is given back. */
    void kill() {
        process.destroyForcibly();
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    JsonNode get(long merchantId, String path) {
        return call(request(merchantId, path).GET());
    }

    JsonNode post(long merchantId, String path, String body) {
        return call(request(merchantId, path)
                .header("Content-Type", "application/json")
                .POST(body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(long merchantId, String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Authorization", "Bearer " + token(merchantId));
    }

    private JsonNode call(HttpRequest.Builder request) {
        try {
            HttpResponse<String> answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
            if (answer.statusCode() / 100 != 2) {
                throw new IllegalStateException(
                        answer.request().uri() + ": " + answer.statusCode() + " " + answer.body());
            }
            return answer.body().isEmpty() ? json.createObjectNode() : json.readTree(answer.body());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String token(long merchantId) {
        try {
            SignedJWT token = new SignedJWT(
                    new JWSHeader(JWSAlgorithm.HS256),
                    new JWTClaimsSet.Builder()
                            .subject("member-of-" + merchantId)
                            .claim("typ", "merchant")
                            .claim("mid", Long.toString(merchantId))
                            .claim("perms", List.of(SandboxTest.ALL))
                            .expirationTime(Date.from(Instant.now().plus(Duration.ofMinutes(5))))
                            .build());
            token.sign(new MACSigner(HexFormat.of().parseHex(KEY)));
            return token.serialize();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Most memory that the process ever held, in megabytes. */
    long mostMegabytes() {
        try {
            for (String line : Files.readAllLines(Path.of("/proc/" + process.pid() + "/status"))) {
                if (line.startsWith("VmHWM:")) {
                    return Long.parseLong(line.replaceAll("\\D", "")) / 1024;
                }
            }
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Time on the processors so far. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static void main(String[] arguments) {
        SpringApplication application = new SpringApplication(CustomsApplication.class);
        application.addInitializers(context -> ((GenericApplicationContext) context)
                .registerBean("jwtDecoder", JwtDecoder.class, CustomsProcess::decoder));
        application.run(arguments);
    }

    private static JwtDecoder decoder() {
        return NimbusJwtDecoder.withSecretKey(
                        new SecretKeySpec(HexFormat.of().parseHex(System.getProperty(KEY_PROPERTY)), "HmacSHA256"))
                .macAlgorithm(MacAlgorithm.HS256)
                .build();
    }
}
