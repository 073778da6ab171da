package io.maotong.e2e.http;

/** An answer other than 2xx. */
public final class Refused extends RuntimeException {

    private final int status;
    private final String body;

    Refused(String request, int status, String body) {
        super(request + " -> " + status + " " + body);
        this.status = status;
        this.body = body;
    }

    public int status() {
        return status;
    }

    public String body() {
        return body;
    }
}
