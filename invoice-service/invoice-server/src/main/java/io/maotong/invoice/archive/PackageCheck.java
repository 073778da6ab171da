package io.maotong.invoice.archive;

import io.maotong.invoice.file.Digests;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import tools.jackson.databind.json.JsonMapper;

/** Reads a package back, file by file, and compares it with its manifest and the manifest with the digest on record. */
final class PackageCheck {

    private final JsonMapper json;

    PackageCheck(JsonMapper json) {
        this.json = json;
    }

    /** @return what is wrong; empty if it is intact */
    List<String> broken(InputStream zip, String digestSha256, String digestSm3) throws IOException {
        Map<String, Digests.Result> found = new HashMap<>();
        Manifest manifest = null;
        try (ZipInputStream in = new ZipInputStream(zip)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                if (entry.getName().equals(Manifest.NAME)) {
                    manifest = json.readValue(in.readAllBytes(), Manifest.class);
                } else {
                    found.put(entry.getName(), digest(in));
                }
            }
        }
        if (manifest == null) {
            return List.of("no manifest");
        }
        List<String> broken = new ArrayList<>();
        Digests.Result digest = manifest.digest();
        if (!digest.sha256().equals(digestSha256) || !digest.sm3().equals(digestSm3)) {
            broken.add("the manifest is not the one on record");
        }
        for (Manifest.Entry entry : manifest.entries()) {
            Digests.Result bytes = found.remove(entry.path());
            if (bytes == null) {
                broken.add("missing: " + entry.path());
            } else if (bytes.size() != entry.size()
                    || !bytes.sha256().equals(entry.sha256())
                    || !bytes.sm3().equals(entry.sm3())) {
                broken.add("changed: " + entry.path());
            }
        }
        found.keySet().stream().sorted().forEach(path -> broken.add("not in the manifest: " + path));
        return broken;
    }

    private static Digests.Result digest(InputStream in) throws IOException {
        Digests digests = new Digests();
        byte[] buffer = new byte[16_384];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            digests.update(buffer, 0, read);
        }
        return digests.finish();
    }
}
