package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Files in encrypted pieces of half a megabyte, so that any instance can go on with them. */
@Component
public class SheetFiles {

    private static final int PIECE = 524_288;

    private final SheetPartMapper parts;

    SheetFiles(SheetPartMapper parts) {
        this.parts = parts;
    }

    /** Keeps a file, in the caller's transaction. @param ownerId what it belongs to */
    public void store(long ownerId, InputStream content) throws IOException {
        parts.delete(new QueryWrapper<SheetPartRow>().eq("owner_id", ownerId));
        int number = 0;
        for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            SheetPartRow row = new SheetPartRow();
            row.id = Ids.next();
            row.merchantId = MerchantScope.merchantId();
            row.ownerId = ownerId;
            row.partNo = number++;
            row.content = Base64.getEncoder().encodeToString(piece);
            parts.insert(row);
        }
    }

    /** Writes the file out, a piece at a time. */
    public void copy(long ownerId, OutputStream out) {
        try {
            int number = 0;
            for (SheetPartRow row = part(ownerId, number); row != null; row = part(ownerId, number)) {
                out.write(Base64.getDecoder().decode(row.content));
                number++;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private SheetPartRow part(long ownerId, int number) {
        return parts.selectOne(
                new QueryWrapper<SheetPartRow>().eq("owner_id", ownerId).eq("part_no", number));
    }
}
