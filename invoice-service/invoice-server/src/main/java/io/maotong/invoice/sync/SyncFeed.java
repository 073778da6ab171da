package io.maotong.invoice.sync;

import io.maotong.invoice.platform.PlatformAnswer;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;

/**
 * Something that is collected for a merchant.
 *
 * @param <R> one record as it was received
 */
public interface SyncFeed<R> {

    /** At most 16 capital letters. */
    String kind();

    /** True if a run covers some days and begins at the first, false if it goes on where the last one ended. */
    boolean byDays();

    /** Asks the platform for what comes behind the job's position; never inside a transaction. */
    PlatformAnswer<? extends Delivery<R>> next(Job job);

    /** Takes records in, in the transaction that also moves the position: what is known already changes nothing. */
    Taken take(List<R> records, String origin, String channel);

    /** The record as it is kept when it cannot be taken in. */
    String text(R record);

    /** Reads a kept record again. @throws IllegalArgumentException if it cannot be */
    R read(String text);

    /** Where a run stands. @param from null unless by days @param position empty at first */
    record Job(long runId, String taxNo, LocalDate from, LocalDate to, String position) {}

    /** What one answer of the platform held, piece by piece. */
    interface Delivery<R> extends AutoCloseable {

        /** Null behind the last one. */
        Batch<R> next() throws IOException;

        @Override
        default void close() throws IOException {}

        /** All in one piece. */
        static <R> Delivery<R> of(Batch<R> only) {
            return new Delivery<>() {
                private boolean given;

                @Override
                public Batch<R> next() {
                    Batch<R> batch = given ? null : only;
                    given = true;
                    return batch;
                }
            };
        }
    }

    /** @param position behind these records @param last nothing more is to come in this run */
    record Batch<R>(List<R> records, String position, boolean last) {

        public Batch {
            records = List.copyOf(records);
        }
    }

    /** How many of a batch were what. */
    record Taken(int inserted, int updated, int unchanged, List<Refused> refused) {

        public Taken {
            refused = List.copyOf(refused);
        }
    }

    /** @param index of the record in what was to be taken in @param number null if it has none */
    record Refused(int index, String number, String rule, String detail) {}
}
