package io.maotong.invoice.plan;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface PlanMapper extends BaseMapper<PlanRow> {

    @Select("SELECT * FROM invoice_plan WHERE id = #{id} FOR UPDATE")
    PlanRow lock(@Param("id") long id);

    @Update("""
            UPDATE invoice_plan SET created = created + #{created}, failed = failed + #{failed} WHERE id = #{id}
            """)
    void count(@Param("id") long id, @Param("created") int created, @Param("failed") int failed);
}
