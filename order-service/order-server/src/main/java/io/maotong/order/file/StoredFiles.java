package io.maotong.order.file;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.Base64;
import org.springframework.stereotype.Component;

/** Keeps and reads files by the id of what they belong to, half a megabyte at a time. */
@Component
public final class StoredFiles {

    private static final int PIECE = 524_288;

    private final PieceMapper pieces;

    StoredFiles(PieceMapper pieces) {
        this.pieces = pieces;
    }

    /** Replaces what was kept under this id. @return bytes */
    public long store(long ownerId, InputStream content) throws IOException {
        remove(ownerId);
        int number = 0;
        long size = 0;
        for (byte[] piece = content.readNBytes(PIECE); piece.length > 0; piece = content.readNBytes(PIECE)) {
            PieceRow row = new PieceRow();
            row.id = Ids.next();
            row.merchantId = MerchantScope.merchantId();
            row.ownerId = ownerId;
            row.partNo = number++;
            row.content = Base64.getEncoder().encodeToString(piece);
            pieces.insert(row);
            size += piece.length;
        }
        return size;
    }

    public void copy(long ownerId, OutputStream out) throws IOException {
        int number = 0;
        for (PieceRow row = piece(ownerId, number); row != null; row = piece(ownerId, number)) {
            out.write(Base64.getDecoder().decode(row.content));
            number++;
        }
    }

    public void remove(long ownerId) {
        pieces.delete(new QueryWrapper<PieceRow>().eq("owner_id", ownerId));
    }

    private PieceRow piece(long ownerId, int number) {
        return pieces.selectOne(
                new QueryWrapper<PieceRow>().eq("owner_id", ownerId).eq("part_no", number));
    }
}
