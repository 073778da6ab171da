package io.maotong.web.command;

/** Ends the handling of a repeated command with the answer that was given the first time. */
public final class StoredAnswer extends RuntimeException {

    private final int status;
    private final String body;
    private final String location;

    StoredAnswer(int status, String body, String location) {
        super("answered before", null, false, false);
        this.status = status;
        this.body = body;
        this.location = location;
    }

    public int status() {
        return status;
    }

    public String body() {
        return body;
    }

    public String location() {
        return location;
    }
}
