package io.maotong.sheet;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;

/** Opens files that may be gzipped. */
public final class SheetInput {

    private static final int BUFFER = 65_536;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private SheetInput() {}

    /** @return the content, unpacked; whoever asked closes it */
    public static InputStream open(Path file) throws IOException {
        boolean zipped = startsWith(file, GZIP_FIRST, GZIP_SECOND);
        InputStream in = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        return zipped ? new BufferedInputStream(new GZIPInputStream(in, BUFFER), BUFFER) : in;
    }

    static boolean startsWith(Path file, int first, int second) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return in.read() == first && in.read() == second;
        }
    }
}
