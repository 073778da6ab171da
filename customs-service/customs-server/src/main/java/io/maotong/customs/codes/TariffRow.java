package io.maotong.customs.codes;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A line of the tariff 税则号列. */
@TableName("tariff")
final class TariffRow {

    @TableId(type = IdType.AUTO)
    Long id;

    String code;
    String name;
    String unit1;
    String unit2;
    String elements;
    String licences;
    BigDecimal exportDuty;
    Boolean verified;
    LocalDate validFrom;
    LocalDate validTo;
    String source;
}
