package io.maotong.invoice.integrity;

import java.time.LocalDate;
import java.util.List;

/** Rows of one kind that carry a seal. */
public interface SealedRows {

    /**
     * What a look at some rows came to.
     *
     * @param last id that was looked at; null if there is none above
     * @param sound ids of the rows that hold
     */
    record Page(Long last, List<Long> sound, List<Flaw> flaws) {

        public static final Page END = new Page(null, List.of(), List.of());

        public Page {
            sound = List.copyOf(sound);
            flaws = List.copyOf(flaws);
        }
    }

    /** ISSUED, INPUT or NUMBERS. */
    String kind();

    /** The next rows above an id, of all merchants, in the order of their ids. */
    Page check(long after, int limit);

    /** What is wrong with the current merchant's rows of these days of issue; a page at a time is in memory. */
    List<Flaw> between(LocalDate first, LocalDate last);
}
