package io.maotong.customs.receipt;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ReceiptMessageMapper extends BaseMapper<ReceiptMessageRow> {

    @Insert("""
            INSERT INTO receipt_message
              (id, merchant_id, content_hash, dxp_id, cop_msg_id, msg_type, raw, state, times, received_at)
            VALUES (#{id}, #{merchantId}, #{contentHash}, #{dxpId}, #{copMsgId}, #{msgType}, #{raw}, #{state}, 1,
              #{receivedAt})
            ON DUPLICATE KEY UPDATE times = times + 1
            """)
    int keep(ReceiptMessageRow row);

    @Select("SELECT id FROM receipt_message WHERE content_hash = #{hash}")
    ReceiptMessageRow ofHash(String hash);

    @Update("UPDATE receipt_message SET state = #{state} WHERE id = #{id}")
    int settle(@Param("id") long id, @Param("state") String state);
}
