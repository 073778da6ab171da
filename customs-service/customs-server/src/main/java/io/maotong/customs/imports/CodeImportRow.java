package io.maotong.customs.imports;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import java.time.LocalDate;

/** An import of a code table: which source holds from when. */
@TableName("code_import")
final class CodeImportRow {

    @TableId
    Long id;

    String codeTable;
    String source;
    LocalDate validFrom;
    Integer kept;
    Integer refused;
    String importedBy;
    Instant importedAt;
}
