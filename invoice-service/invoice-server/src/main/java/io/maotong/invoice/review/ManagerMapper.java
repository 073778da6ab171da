package io.maotong.invoice.review;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ManagerMapper extends BaseMapper<ManagerRow> {

    @Select("SELECT buyer_key FROM customer_manager WHERE account_id = #{accountId}")
    List<String> buyersOf(@Param("accountId") String accountId);
}
