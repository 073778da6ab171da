package io.maotong.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Another gateway in a process of its own, beside the shared one. Ends with a signal, as in production. */
final class GatewayProcess implements AutoCloseable {

    private final Process process;
    private final int port;

    private GatewayProcess(Process process, int port) {
        this.process = process;
        this.port = port;
    }

    /** @param changes what is different from the shared gateway */
    static GatewayProcess start(Map<String, String> changes) {
        GatewayProcess gateway = launch(changes);
        await().atMost(Duration.ofSeconds(120)).until(gateway::isUp);
        return gateway;
    }

    /** What a gateway with this setting says before it gives up. */
    static String failureOfStart(String name, String value) {
        try (GatewayProcess gateway = launch(Map.of(name, value))) {
            await().atMost(Duration.ofSeconds(120)).until(() -> !gateway.process.isAlive());
            assertThat(gateway.process.exitValue()).isEqualTo(1);
            return Files.readString(gateway.log());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path log() {
        return log(port);
    }

    private static Path log(int port) {
        return Path.of(System.getProperty("csp.sentinel.log.dir")).resolveSibling("gateway-" + port + ".log");
    }

    private static GatewayProcess launch(Map<String, String> changes) {
        int port = TestGateway.deadPort();
        Map<String, String> settings = TestGateway.settings();
        settings.putAll(changes);
        settings.put("server.port", String.valueOf(port));
        settings.put("spring.cloud.nacos.discovery.register-enabled", "false");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx192m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Dcsp.sentinel.log.dir=" + System.getProperty("csp.sentinel.log.dir"),
                "-DJM.LOG.PATH=" + System.getProperty("JM.LOG.PATH"),
                "-DJM.SNAPSHOT.PATH=" + System.getProperty("JM.SNAPSHOT.PATH"),
                "-cp",
                System.getProperty("java.class.path"),
                GatewayApplication.class.getName()));
        command.addAll(List.of(TestGateway.arguments(settings)));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.redirectOutput(log(port).toFile());
        // secrets by environment, as in production: a command line can be read by others
        builder.environment().putAll(TestServers.settings());
        try {
            return new GatewayProcess(builder.start(), port);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    int port() {
        return port;
    }

    boolean acceptsConnections() {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            return socket.isConnected();
        } catch (IOException refused) {
            return false;
        }
    }

    private boolean isUp() {
        if (!process.isAlive()) {
            throw new IllegalStateException("the gateway did not start: see target/gateway-" + port + ".log");
        }
        return acceptsConnections()
                && TestGateway.send(TestGateway.request(port, "/actuator/health/readiness", null))
                                .status()
                        == 200;
    }

    /** Asks the process to end, without waiting. */
    void terminate() {
        process.destroy();
    }

    int exitCode() {
        await().atMost(Duration.ofSeconds(45)).until(() -> !process.isAlive());
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
