package io.maotong.invoice.platform;

/** Told of the ending of every call to the platform, outside of any transaction. Must not throw. */
public interface CallWatch {

    /** @param channel name of the way to the platform */
    void ended(String channel, CallEnding ending);
}
