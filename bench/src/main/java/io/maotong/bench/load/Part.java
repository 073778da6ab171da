package io.maotong.bench.load;

import java.sql.SQLException;

/** One measurement of a running suite. */
interface Part {

    String title();

    /** @return whether everything that was accepted was done, once */
    boolean measure(Run run) throws SQLException, InterruptedException;
}
