package io.maotong.forex.rate;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RateMapper extends BaseMapper<RateRow> {

    @Select("""
            SELECT id, board_id, currency, bid, cash_bid, ask, cash_ask, mid FROM rate
            WHERE board_id = #{boardId} ORDER BY currency
            """)
    List<RateRow> ofBoard(@Param("boardId") long boardId);
}
