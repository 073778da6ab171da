package io.maotong.invoice.offline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A line to a server that can be cut and mended. */
final class CutLine implements AutoCloseable {

    private final String host;
    private final int target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile boolean cut;

    CutLine(String host, int target, boolean cut) {
        this.host = host;
        this.target = target;
        this.cut = cut;
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

    void cut() {
        cut = true;
        open.forEach(CutLine::hangUp);
    }

    void mend() {
        cut = false;
    }

    private void serve() {
        while (!server.isClosed()) {
            try {
                Socket caller = server.accept();
                if (cut) {
                    hangUp(caller);
                    continue;
                }
                Socket called = new Socket(host, target);
                open.add(caller);
                open.add(called);
                Thread.ofVirtual().start(() -> carry(caller, called));
                Thread.ofVirtual().start(() -> carry(called, caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void carry(Socket from, Socket to) {
        try (from;
                to) {
            from.getInputStream().transferTo(to.getOutputStream());
        } catch (IOException ended) {
            hangUp(to);
        } finally {
            open.remove(from);
            open.remove(to);
        }
    }

    private static void hangUp(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cut();
    }
}
