package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface BlueMapper extends BaseMapper<BlueRow> {

    /** Makes sure that it is there, and locks it at once: two that shared a lock first would wait for each other. */
    @Insert("""
            INSERT INTO red_blue (id, merchant_id, blue_number, reversals, amount, tax)
            VALUES (#{row.id}, #{row.merchantId}, #{row.blueNumber}, 0, 0, 0)
            ON DUPLICATE KEY UPDATE reversals = reversals
            """)
    void open(@Param("row") BlueRow row);

    default BlueRow lock(String blueNumber) {
        return selectOne(
                new QueryWrapper<BlueRow>().eq("blue_number", blueNumber).last("FOR UPDATE"));
    }

    default BlueRow find(String blueNumber) {
        return selectOne(new QueryWrapper<BlueRow>().eq("blue_number", blueNumber));
    }
}
