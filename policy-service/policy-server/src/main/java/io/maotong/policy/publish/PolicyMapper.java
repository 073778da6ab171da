package io.maotong.policy.publish;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PolicyMapper extends BaseMapper<PolicyRow> {

    @Select("SELECT * FROM policy WHERE id = #{id} FOR UPDATE")
    PolicyRow lock(@Param("id") long id);

    @Select("SELECT id, version, title, conditions FROM policy WHERE status = 'PUBLISHED' ORDER BY id")
    List<PolicyRow> published();
}
