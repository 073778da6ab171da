package io.maotong.customs.issue;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface StepMapper extends BaseMapper<StepRow> {

    @Select("SELECT * FROM customs_issue_step WHERE issue_id = #{issueId} ORDER BY id LIMIT 500")
    List<StepRow> ofIssue(long issueId);
}
