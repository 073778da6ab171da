package io.maotong.invoice.received;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface EntryOutcomeMapper extends BaseMapper<EntryOutcomeRow> {

    @Select("SELECT entry_no FROM received_entry WHERE upload_id = #{uploadId}")
    Set<Integer> settled(@Param("uploadId") long uploadId);
}
