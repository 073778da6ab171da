package io.maotong.invoice.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

class SafeZipTest {

    private static final long LARGEST = 1 << 20;

    @Test
    void oneFileIsRead() throws IOException {
        assertThat(read(zip("a.json", "{}".getBytes(StandardCharsets.UTF_8)))).isEqualTo("{}");
    }

    @Test
    void aBombIsStoppedAtItsLimit() throws IOException {
        byte[] bomb = zip("a.json", new byte[64 << 20]);

        assertThat(bomb.length).isLessThan(100_000);
        assertThatThrownBy(() -> read(bomb)).isInstanceOf(IOException.class).hasMessageContaining("more than");
    }

    @Test
    void pathsAndSecondFilesAndGarbageAreRefused() throws IOException {
        byte[] content = "{}".getBytes(StandardCharsets.UTF_8);

        assertThatThrownBy(() -> read(zip("../a.json", content))).hasMessageContaining("path");
        assertThatThrownBy(() -> read(zip("c:\\a.json", content))).hasMessageContaining("path");
        assertThatThrownBy(() -> read(zip("folder/", new byte[0]))).hasMessageContaining("path");
        assertThatThrownBy(() -> read(two(content))).hasMessageContaining("several");
        assertThatThrownBy(() -> read("not an archive".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(IOException.class);
    }

    @Test
    void damagedArchivesNeverDoWorseThanAnIoException() throws IOException {
        long seed = 7;
        Random random = new Random(seed);
        byte[] whole =
                zip("a.json", "{\"fphm\":\"26320000000000000001\"}".repeat(50).getBytes(StandardCharsets.UTF_8));
        for (int i = 0; i < 3_000; i++) {
            byte[] damaged = whole.clone();
            for (int n = random.nextInt(5); n >= 0; n--) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            try {
                read(damaged);
            } catch (IOException | IllegalArgumentException expected) {
                assertThat(expected).as("seed %d", seed).isNotNull();
            }
        }
    }

    private static String read(byte[] archive) throws IOException {
        try (InputStream in = SafeZip.onlyFile(archive, LARGEST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static byte[] zip(String name, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(content);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] two(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {"a.json", "b.json"}) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(content);
                zip.closeEntry();
            }
        }
        return bytes.toByteArray();
    }
}
