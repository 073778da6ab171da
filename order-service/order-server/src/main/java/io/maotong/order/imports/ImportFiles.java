package io.maotong.order.imports;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** Uploaded files, in pieces of half a megabyte, so that any instance can go on with an import. */
@Component
final class ImportFiles {

    private static final int PIECE = 524_288;

    private final ImportPartMapper parts;

    ImportFiles(ImportPartMapper parts) {
        this.parts = parts;
    }

    void store(long importId, InputStream content) throws IOException {
        int number = 0;
        for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            ImportPartRow row = new ImportPartRow();
            row.id = Ids.next();
            row.merchantId = MerchantScope.merchantId();
            row.importId = importId;
            row.partNo = number++;
            row.content = Base64.getEncoder().encodeToString(piece);
            parts.insert(row);
        }
    }

    /** Puts the pieces together in a temporary file, which the caller deletes. */
    Path assemble(long importId) {
        try {
            Path file = Files.createTempFile("order-import-", ".tmp");
            try (OutputStream out = Files.newOutputStream(file)) {
                int number = 0;
                for (ImportPartRow row = part(importId, number); row != null; row = part(importId, number)) {
                    out.write(Base64.getDecoder().decode(row.content));
                    number++;
                }
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ImportPartRow part(long importId, int number) {
        return parts.selectOne(
                new QueryWrapper<ImportPartRow>().eq("import_id", importId).eq("part_no", number));
    }

    static String hash(InputStream content) throws IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] buffer = new byte[16_384];
            for (int read = content.read(buffer); read >= 0; read = content.read(buffer)) {
                digest.update(buffer, 0, read);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
