package io.maotong.invoice.file;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import java.time.LocalDate;

@TableName("file_object")
final class FileObjectRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    String name;
    String mediaType;
    Boolean complete;
    Long size;
    Integer chunks;
    String sha256;
    String sm3;
    LocalDate keepUntil;
    Boolean legalHold;
    Instant createdAt;

    StoredFile stored() {
        return new StoredFile(id, name, mediaType, size, chunks, sha256, sm3, keepUntil, legalHold, createdAt);
    }
}
