package io.maotong.customs.exchange;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Messages are kept compressed: XML shrinks to a tenth. */
public final class Gzip {

    private Gzip() {}

    public static byte[] zip(byte[] content) {
        ByteArrayOutputStream buffer = new ByteArrayOutputStream(content.length / 6 + 64);
        try (GZIPOutputStream zip = new GZIPOutputStream(buffer)) {
            zip.write(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return buffer.toByteArray();
    }

    public static byte[] unzip(byte[] content) {
        try (GZIPInputStream unzip = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return unzip.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
