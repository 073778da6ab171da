package io.maotong.core.id;

import com.github.f4b6a3.tsid.TsidCreator;

/** 64-bit time-sorted identifiers (TSID): numbers in the database, strings in JSON. */
public final class Ids {

    private Ids() {}

    public static long next() {
        return TsidCreator.getTsid256().toLong();
    }

    /** The JSON form. */
    public static String text(long id) {
        return Long.toString(id);
    }

    /**
     * Reads the JSON form.
     *
     * @return the id, or -1 (which no row has) if the text is not one, so that a lookup answers "not found"
     */
    public static long parse(String text) {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException e) {
            return -1;
        }
    }
}
