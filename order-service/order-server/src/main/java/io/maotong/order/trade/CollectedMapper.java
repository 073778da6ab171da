package io.maotong.order.trade;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface CollectedMapper extends BaseMapper<CollectedRow> {

    @Insert("INSERT IGNORE INTO collection_turn (merchant_id, currency) VALUES (#{merchant}, #{currency})")
    int register(@Param("merchant") long merchant, @Param("currency") String currency);

    /** Waits until nobody else assigns money of this currency. */
    @Select("SELECT currency FROM collection_turn WHERE currency = #{currency} FOR UPDATE")
    String takeTurn(@Param("currency") String currency);
}
