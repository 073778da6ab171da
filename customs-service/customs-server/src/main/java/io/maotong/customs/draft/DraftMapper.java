package io.maotong.customs.draft;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface DraftMapper extends BaseMapper<DraftRow> {

    @Insert("""
            INSERT INTO declaration_draft (id, merchant_id, order_no, batch_id, trade_mode, value_cny, reasons, content,
              created_at, updated_at)
            VALUES (#{id}, #{merchantId}, #{orderNo}, #{batchId}, #{tradeMode}, #{valueCny}, #{reasons}, #{content},
              #{createdAt}, #{updatedAt})
            ON DUPLICATE KEY UPDATE batch_id = VALUES(batch_id), value_cny = VALUES(value_cny),
              reasons = VALUES(reasons), content = VALUES(content), updated_at = VALUES(updated_at)
            """)
    int keep(DraftRow row);
}
