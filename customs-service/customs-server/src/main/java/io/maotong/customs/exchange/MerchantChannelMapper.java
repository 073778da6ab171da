package io.maotong.customs.exchange;

import java.time.Instant;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface MerchantChannelMapper {

    @Select("SELECT channel FROM merchant_channel WHERE merchant_id = #{merchantId}")
    String ofMerchant(long merchantId);

    @Insert("""
            INSERT INTO merchant_channel (merchant_id, channel, chosen_by, chosen_at)
            VALUES (#{merchantId}, #{channel}, #{by}, #{at})
            ON DUPLICATE KEY UPDATE channel = VALUES(channel), chosen_by = VALUES(chosen_by),
              chosen_at = VALUES(chosen_at)
            """)
    int choose(
            @Param("merchantId") long merchantId,
            @Param("channel") String channel,
            @Param("by") String by,
            @Param("at") Instant at);
}
