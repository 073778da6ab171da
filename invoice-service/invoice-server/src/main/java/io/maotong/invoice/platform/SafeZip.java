package io.maotong.invoice.platform;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Opens archives of others: one file, a plain name, and never more out of it than is told. */
final class SafeZip {

    private SafeZip() {}

    /**
     * The content of the archive's only file, as a stream.
     *
     * @param largest bytes that the file may unpack to
     * @throws IOException if there is no file, a second one, a name with a path, or too much in it; the last three may
     *     show only while it is read
     */
    static InputStream onlyFile(byte[] archive, long largest) throws IOException {
        ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(archive));
        ZipEntry entry = zip.getNextEntry();
        if (entry == null) {
            throw new IOException("the archive is empty or none");
        }
        String name = entry.getName();
        if (entry.isDirectory() || name.contains("/") || name.contains("\\") || name.contains("..")) {
            throw new IOException("the archive holds a path: " + name);
        }
        return new Bounded(zip, largest);
    }

    private static final class Bounded extends FilterInputStream {

        private final ZipInputStream zip;
        private final long largest;
        private long taken;
        private boolean ended;

        Bounded(ZipInputStream zip, long largest) {
            super(zip);
            this.zip = zip;
            this.largest = largest;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            if (ended) {
                return -1;
            }
            int got = zip.read(buffer, offset, length);
            if (got < 0) {
                ended = true;
                if (zip.getNextEntry() != null) {
                    throw new IOException("the archive holds several files");
                }
                return -1;
            }
            taken += got;
            if (taken > largest) {
                throw new IOException("the archive unpacks to more than " + largest + " bytes");
            }
            return got;
        }
    }
}
