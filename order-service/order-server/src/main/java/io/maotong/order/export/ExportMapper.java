package io.maotong.order.export;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ExportMapper extends BaseMapper<ExportRow> {

    @Select("SELECT status FROM export_job WHERE id = #{id} FOR UPDATE")
    ExportStatus lock(@Param("id") long id);
}
