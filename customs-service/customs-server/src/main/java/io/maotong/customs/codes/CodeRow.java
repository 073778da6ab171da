package io.maotong.customs.codes;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.LocalDate;

/** A code of a table, with its source and the days on which it holds. */
@TableName("customs_code")
final class CodeRow {

    @TableId(type = IdType.AUTO)
    Long id;

    String codeTable;
    String code;
    String name;
    String letters;
    String letters2;
    LocalDate validFrom;
    LocalDate validTo;
    String source;
}
