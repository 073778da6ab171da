package io.maotong.invoice.file;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Opens ZIP files of strangers one entry at a time: bounded in number, size and growth, with plain names only. */
public final class SafeZip {

    private static final int MAX_ENTRIES = 2_000;
    private static final int MAX_ENTRY = 10 * 1024 * 1024;
    private static final long MAX_TOTAL = 200L * 1024 * 1024;
    /** Of the whole; deflate itself ends at about 1000, documents at about 20. */
    private static final int MAX_GROWTH = 100;

    private static final long GROWTH_COUNTS_FROM = 5L * 1024 * 1024;
    private static final Charset GB = Charset.forName("GB18030");

    private SafeZip() {}

    /** One file in it. @param name with its folders, separated by slashes */
    public record Entry(String name, byte[] content) {

        public String fileName() {
            return name.substring(name.lastIndexOf('/') + 1);
        }
    }

    public interface Visitor {
        void visit(Entry entry);
    }

    public static boolean isZip(byte[] bytes) {
        return bytes.length > 3 && bytes[0] == 'P' && bytes[1] == 'K' && bytes[2] == 3 && bytes[3] == 4;
    }

    /** @throws BusinessException for what is not safe or not a ZIP; entries visited before remain visited */
    public static void each(byte[] zip, Visitor visitor) {
        // Names in UTF-8 by the standard, in GB18030 by the habit of Chinese systems.
        each(zip, namesAreUtf8(zip) ? StandardCharsets.UTF_8 : GB, visitor);
    }

    private static boolean namesAreUtf8(byte[] zip) {
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), StandardCharsets.UTF_8)) {
            // Only names: an entry that would be skipped at length is left to the bounded reading.
            return in.getNextEntry() != null || zip.length == 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }

    private static void each(byte[] zip, Charset names, Visitor visitor) {
        Set<String> seen = new HashSet<>();
        long total = 0;
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip), names)) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                String name = entry.getName();
                if (!isPlain(name)) {
                    throw XmlTree.refused(
                            FileError.UNSAFE, "PATH", null, Text.of("压缩包内的路径不安全，已拒绝", "A path in the ZIP is not safe"));
                }
                if (!seen.add(name) || seen.size() > MAX_ENTRIES) {
                    throw XmlTree.refused(
                            seen.size() > MAX_ENTRIES ? FileError.TOO_BIG : FileError.UNSAFE,
                            "ENTRIES",
                            "<= " + MAX_ENTRIES,
                            Text.of("压缩包内文件过多或重名，请分批上传", "Too many files, or one name twice; split the ZIP"));
                }
                if (entry.isDirectory()) {
                    continue;
                }
                byte[] content = bounded(in, name);
                total += content.length;
                if (total > MAX_TOTAL || total > GROWTH_COUNTS_FROM && total > (long) zip.length * MAX_GROWTH) {
                    throw XmlTree.refused(
                            FileError.TOO_BIG,
                            "GROWTH",
                            "<= " + MAX_GROWTH,
                            Text.of("压缩包解压后过大，疑似压缩炸弹", "The ZIP grows beyond all documents: a bomb?"));
                }
                visitor.visit(new Entry(name, content));
            }
        } catch (IOException | IllegalArgumentException e) {
            throw XmlTree.refused(
                    FileError.NOT_READABLE,
                    "ZIP",
                    "ZIP",
                    Text.of("压缩包损坏或已加密，请重新打包后上传", "The ZIP is damaged or encrypted; pack it again"));
        }
        if (seen.isEmpty()) {
            throw XmlTree.refused(FileError.NOT_READABLE, "ZIP", ">= 1", Text.of("压缩包内没有文件", "The ZIP is empty"));
        }
    }

    private static byte[] bounded(ZipInputStream in, String name) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[16_384];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            out.write(buffer, 0, read);
            if (out.size() > MAX_ENTRY) {
                throw XmlTree.refused(
                        FileError.TOO_BIG,
                        "SIZE",
                        "<= 10 MB",
                        Text.of("压缩包内 %s 超过 10 MB", "%s in the ZIP is above 10 MB")
                                .with(shortened(name)));
            }
        }
        return out.toByteArray();
    }

    private static String shortened(String name) {
        return name.length() <= 60 ? name : name.substring(name.length() - 60);
    }

    private static boolean isPlain(String name) {
        if (name.isEmpty()
                || name.length() > 400
                || name.startsWith("/")
                || name.contains("\\")
                || name.contains(":")) {
            return false;
        }
        for (String part : name.split("/")) {
            if (part.equals("..") || part.equals(".")) {
                return false;
            }
        }
        return name.chars().noneMatch(c -> c < ' ');
    }
}
