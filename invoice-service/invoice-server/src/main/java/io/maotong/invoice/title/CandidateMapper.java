package io.maotong.invoice.title;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface CandidateMapper extends BaseMapper<CandidateRow> {

    default CandidateRow lock(long id) {
        return selectOne(new QueryWrapper<CandidateRow>().eq("id", id).last("FOR UPDATE"));
    }

    /** It is kept as a title by now: nobody has to decide any more. */
    @Update("""
            UPDATE title_candidate SET state = 'KNOWN', relation = 'SAME', title_id = #{titleId}
            WHERE tax_key = #{taxKey} AND name_key = #{nameKey} AND state = 'OPEN'
            """)
    void known(@Param("taxKey") String taxKey, @Param("nameKey") String nameKey, @Param("titleId") long titleId);
}
