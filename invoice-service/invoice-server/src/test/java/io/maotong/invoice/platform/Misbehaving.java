package io.maotong.invoice.platform;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;

/** A socket that speaks HTTP as badly as it is told to. One act for each connection, the last act again and again. */
final class Misbehaving implements AutoCloseable {

    /** What is done with one connection. */
    interface Act {
        void play(Socket socket) throws IOException;
    }

    private final ServerSocket server;
    private final BlockingQueue<Act> acts = new LinkedBlockingQueue<>();
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private volatile Act last = socket -> {};

    Misbehaving() {
        try {
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    void next(Act act) {
        acts.add(act);
    }

    /** Request heads and bodies that arrived whole. */
    List<String> requests() {
        return requests;
    }

    /** The connection is reset before anything was read. */
    static Act reset() {
        return socket -> {
            socket.setSoLinger(true, 0);
            socket.close();
        };
    }

    Act resetAfterReading() {
        return socket -> {
            read(socket);
            socket.setSoLinger(true, 0);
            socket.close();
        };
    }

    /** Reads the request and says nothing until the caller has had enough. */
    Act silence() {
        return socket -> {
            read(socket);
            if (socket.getInputStream().read() != -1) {
                throw new IOException("the caller went on talking");
            }
        };
    }

    Act answer(int status, String header, byte[] body) {
        return answer(status, header, body, body.length);
    }

    /** @param promised length that the head says; more than the body has = half an answer */
    Act answer(int status, String header, byte[] body, int promised) {
        return socket -> {
            read(socket);
            OutputStream out = socket.getOutputStream();
            out.write(("HTTP/1.1 " + status + " X\r\nContent-Length: " + promised + "\r\nConnection: close\r\n" + header
                            + "\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            out.write(body);
            out.flush();
            socket.close();
        };
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket socket = server.accept();
                Act act = acts.poll();
                Act now = act == null ? last : act;
                last = now;
                Thread.ofVirtual().start(() -> play(now, socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private static void play(Act act, Socket socket) {
        try (socket) {
            act.play(socket);
        } catch (IOException gone) {
            // The caller hung up, which is what most acts are about.
            assert socket.isClosed() || socket.isBound();
        }
    }

    private void read(Socket socket) throws IOException {
        InputStream in = socket.getInputStream();
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        while (!head.toString(StandardCharsets.US_ASCII).endsWith("\r\n\r\n")) {
            int next = in.read();
            if (next == -1) {
                throw new IOException("half a request");
            }
            head.write(next);
        }
        String text = head.toString(StandardCharsets.US_ASCII);
        int length = text.lines()
                .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:"))
                .mapToInt(line ->
                        Integer.parseInt(line.substring(line.indexOf(':') + 1).strip()))
                .findFirst()
                .orElse(0);
        requests.add(text + new String(in.readNBytes(length), StandardCharsets.US_ASCII));
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
