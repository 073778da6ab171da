package io.maotong.order.imports;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface MappingMapper extends BaseMapper<MappingRow> {

    @Insert("""
            INSERT INTO column_mapping (id, merchant_id, shop, header_hash, header, mapping, uses, used_at)
            VALUES (#{row.id}, #{row.merchantId}, #{row.shop}, #{row.headerHash}, #{row.header}, #{row.mapping}, 1,
              #{row.usedAt})
            ON DUPLICATE KEY UPDATE mapping = VALUES(mapping), uses = uses + 1, used_at = VALUES(used_at)
            """)
    int remember(@Param("row") MappingRow row);
}
