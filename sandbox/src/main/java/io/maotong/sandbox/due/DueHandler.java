package io.maotong.sandbox.due;

import java.util.List;

/** Does one kind of due work. A bean of this type is found by itself; batches of one kind never run side by side. */
public interface DueHandler {

    /** At most 40 characters. */
    String kind();

    default int batchSize() {
        return 200;
    }

    /**
     * False: {@link #handle} runs inside the transaction that removes the actions, so database work happens exactly
     * once. True: it runs outside of any transaction and may call other systems; after a crash it is called again.
     */
    default boolean callsOut() {
        return false;
    }

    /** In order of due time. May schedule more. A failed batch is tried again one by one, later and later. */
    void handle(List<DueAction> actions);
}
