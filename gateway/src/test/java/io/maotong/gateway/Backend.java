package io.maotong.gateway;

import com.alibaba.nacos.api.common.Constants;
import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.api.naming.pojo.Instance;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import tools.jackson.databind.json.JsonMapper;

/** A service that answers what it was asked, on a real port, known to the real Nacos. */
final class Backend {

    /** An answer of its own to one path. */
    interface Behaviour {
        void answer(HttpExchange exchange) throws IOException;
    }

    private static final JsonMapper JSON = JsonMapper.shared();

    private final String name;
    private final HttpServer server;
    private final Map<String, Behaviour> behaviours = new ConcurrentHashMap<>();
    private final Queue<String> seen = new ConcurrentLinkedQueue<>();

    private Backend(String name) throws IOException {
        this.name = name;
        this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 200);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::handle);
        server.start();
    }

    static Backend start(String name, int... otherPorts) {
        try {
            Backend backend = new Backend(name);
            int[] ports = Arrays.copyOf(otherPorts, otherPorts.length + 1);
            ports[otherPorts.length] = backend.port();
            register(name, ports);
            return backend;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Makes instances known, whether anything listens there or not. */
    static void register(String name, int... ports) {
        List<Instance> instances = Arrays.stream(ports)
                .mapToObj(port -> {
                    Instance instance = new Instance();
                    instance.setIp("127.0.0.1");
                    instance.setPort(port);
                    return instance;
                })
                .toList();
        try {
            // one connection has one say per service: a second registration would replace the first
            TestServers.discovery().batchRegisterInstance(name, Constants.DEFAULT_GROUP, instances);
        } catch (NacosException e) {
            throw new IllegalStateException("Nacos did not register " + name, e);
        }
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** {@code METHOD path} of every request so far. */
    List<String> seen() {
        return List.copyOf(seen);
    }

    void on(String path, Behaviour behaviour) {
        behaviours.put(path, behaviour);
    }

    static void json(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        seen.add(exchange.getRequestMethod() + " " + path);
        Behaviour own = behaviours.get(path);
        if (own != null) {
            own.answer(exchange);
            return;
        }
        byte[] body;
        try {
            body = exchange.getRequestBody().readAllBytes();
        } catch (IOException cut) {
            exchange.close();
            return;
        }
        Map<String, String> headers = new LinkedHashMap<>();
        exchange.getRequestHeaders()
                .forEach((header, values) -> headers.put(header.toLowerCase(Locale.ROOT), String.join("|", values)));
        Map<String, Object> echo = new LinkedHashMap<>();
        echo.put("service", name);
        echo.put("port", port());
        echo.put("method", exchange.getRequestMethod());
        echo.put("path", path);
        echo.put("query", exchange.getRequestURI().getRawQuery());
        echo.put("headers", headers);
        echo.put("bodyLength", body.length);
        echo.put("bodySha256", sha256(body));
        exchange.getResponseHeaders().set("Server", "Backend/1.0");
        exchange.getResponseHeaders().set("X-Powered-By", "Backend");
        exchange.getResponseHeaders().set("X-Frame-Options", "SAMEORIGIN");
        json(exchange, 200, JSON.writeValueAsString(echo));
    }

    static String sha256(byte[] body) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
