package io.maotong.invoice.archive;

import io.maotong.invoice.file.Digests;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.List;

/**
 * What is in a package. Its digest is taken over the lines {@code path<TAB>size<TAB>sha256<TAB>sm3<LF>}, sorted by path, so
 * that anybody can compute it without our software.
 */
record Manifest(String fonds, int year, String category, int edition, int volume, List<Entry> entries) {

    static final String NAME = "manifest.json";

    Manifest {
        entries = entries.stream().sorted(Comparator.comparing(Entry::path)).toList();
    }

    /** One file. @param sha256 64 hexadecimal digits @param sm3 likewise */
    record Entry(String path, long size, String sha256, String sm3) {}

    Digests.Result digest() {
        Digests digests = new Digests();
        for (Entry entry : entries) {
            byte[] line = (entry.path() + "\t" + entry.size() + "\t" + entry.sha256() + "\t" + entry.sm3() + "\n")
                    .getBytes(StandardCharsets.UTF_8);
            digests.update(line, 0, line.length);
        }
        return digests.finish();
    }
}
