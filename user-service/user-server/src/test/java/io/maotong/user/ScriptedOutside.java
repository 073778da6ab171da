package io.maotong.user;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Authorities that answer as a test tells them to, for the endings that a well-behaved sandbox never gives on demand.
 * An unscripted SMS is accepted and kept; anything else unscripted is answered 503.
 */
public final class ScriptedOutside {

    /** One request as it arrived. */
    public record Call(String method, String path, String body) {}

    /** What to do with a request: answer, or hang up without a word. */
    public record Reaction(int status, String body, Map<String, String> headers) {

        public static Reaction answer(int status, String body) {
            return new Reaction(status, body, Map.of());
        }

        /** The request is read and nothing comes back. */
        public static Reaction silence() {
            return new Reaction(-1, "", Map.of());
        }
    }

    private static final Pattern SMS = Pattern.compile("\"mobile\":\"(\\d+)\".*\"code\":\"(\\d{6})\"");
    private static final ScriptedOutside ONE = new ScriptedOutside();

    private final HttpServer server;
    private final List<Call> calls = new CopyOnWriteArrayList<>();
    private final Map<String, Deque<Reaction>> scripts = new ConcurrentHashMap<>();
    private final Map<String, String> codes = new ConcurrentHashMap<>();

    private ScriptedOutside() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/", this::handle);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static ScriptedOutside get() {
        return ONE;
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Reactions to the next requests whose method and path begin so; the last one stays for all further ones. */
    public void script(String methodAndPath, Reaction... reactions) {
        scripts.put(methodAndPath, new ConcurrentLinkedDeque<>(List.of(reactions)));
    }

    public void forget() {
        scripts.clear();
        calls.clear();
    }

    /** The code that the phone showed last; null if none came. */
    public String codeOf(String mobile) {
        return codes.get(mobile);
    }

    public List<Call> calls(Predicate<Call> wanted) {
        return calls.stream().filter(wanted).toList();
    }

    private void handle(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().toString();
        String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        calls.add(new Call(exchange.getRequestMethod(), path, body));
        Reaction reaction = reactionTo(exchange.getRequestMethod() + " " + path, body);
        if (reaction.status() < 0) {
            exchange.close();
            return;
        }
        reaction.headers()
                .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
        byte[] answer = reaction.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(reaction.status(), answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private Reaction reactionTo(String request, String body) {
        for (Map.Entry<String, Deque<Reaction>> script : scripts.entrySet()) {
            if (request.startsWith(script.getKey())) {
                Deque<Reaction> reactions = script.getValue();
                return reactions.size() > 1 ? reactions.poll() : reactions.peek();
            }
        }
        if (request.startsWith("POST /sms/messages")) {
            Matcher sms = SMS.matcher(body);
            if (sms.find()) {
                codes.put(sms.group(1), sms.group(2));
            }
            return Reaction.answer(202, "{\"messageId\":\"SMS1\"}");
        }
        return new Reaction(503, "{}", Map.of("Retry-After", "1"));
    }
}
