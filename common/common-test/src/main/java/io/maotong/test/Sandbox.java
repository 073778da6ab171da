package io.maotong.test;

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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * The real sandbox as a process of its own, with a schema of its own, once per JVM. It stands in for every authority;
 * {@link #control} plays the people outside and makes it misbehave.
 */
public final class Sandbox {

    private static final Duration START = Duration.ofSeconds(90);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static String url;

    private Sandbox() {}

    /** Base URL of the running sandbox; starts it if needed. */
    public static synchronized String url() {
        if (url == null) {
            url = start();
        }
        return url;
    }

    /** Calls the control API; {@code json} may be null. @return the body of the answer */
    public static String control(String method, String path, String json) {
        HttpRequest.BodyPublisher body =
                json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json);
        HttpRequest request = HttpRequest.newBuilder(URI.create(url() + path))
                .header("X-Control-Token", RealServers.get("MT_SANDBOX_CONTROL_TOKEN"))
                .header("Content-Type", "application/json")
                .method(method, body)
                .build();
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException(method + " " + path + ": " + answer.statusCode() + " " + answer.body());
        }
        return answer.body();
    }

    private static String start() {
        Path jar = RealServers.root().resolve(System.getProperty("maotong.sandbox.jar", "sandbox/target/sandbox.jar"));
        if (!Files.exists(jar)) {
            throw new IllegalStateException(jar + " is missing: build the sandbox module first");
        }
        String schema = "t_sandbox_" + ProcessHandle.current().pid();
        Schema.create(schema);
        int port = freePort();
        List<String> command = new ArrayList<>(List.of(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-jar",
                jar.toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        Map<String, String> environment = builder.environment();
        environment.putAll(RealServers.all());
        environment.put("SERVER_PORT", Integer.toString(port));
        environment.put(
                "MT_SANDBOX_DB_URL",
                "jdbc:mysql://" + RealServers.get("MT_HOST") + ":" + RealServers.get("MT_MYSQL_PORT") + "/" + schema);
        environment.put("MT_DB_USERNAME_SANDBOX", "root");
        environment.put("MT_DB_PASSWORD_SANDBOX", RealServers.get("MT_MYSQL_ROOT_PASSWORD"));
        try {
            Path log = Files.createDirectories(RealServers.root().resolve(".run/test/log"))
                    .resolve("sandbox-" + ProcessHandle.current().pid() + ".log");
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
            Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(process)));
            String base = "http://127.0.0.1:" + port;
            awaitReady(process, base, log);
            return base;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitReady(Process process, String base, Path log) {
        long end = System.nanoTime() + START.toNanos();
        HttpRequest ready = HttpRequest.newBuilder(URI.create(base + "/actuator/health/readiness"))
                .build();
        while (System.nanoTime() < end) {
            try {
                if (HTTP.send(ready, HttpResponse.BodyHandlers.ofString()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // It does not listen yet.
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
            try {
                if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                    break;
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new IllegalStateException("the sandbox did not start, see " + log);
    }

    private static HttpResponse<String> send(HttpRequest request) {
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void stop(Process process) {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
