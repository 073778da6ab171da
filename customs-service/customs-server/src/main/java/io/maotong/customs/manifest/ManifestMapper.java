package io.maotong.customs.manifest;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ManifestMapper extends BaseMapper<ManifestRow> {

    @Select("SELECT * FROM manifest WHERE id = #{id} FOR UPDATE")
    ManifestRow lock(long id);

    @Update("""
            UPDATE manifest SET bill_no = #{billNo}, voyage_no = #{voyageNo}, traf_name = #{trafName}, updated_at = #{at}
            WHERE id = #{id}
            """)
    int changeFlight(
            @Param("id") long id,
            @Param("billNo") String billNo,
            @Param("voyageNo") String voyageNo,
            @Param("trafName") String trafName,
            @Param("at") Instant at);

    @Update("UPDATE manifest SET status = #{status}, updated_at = #{at} WHERE id = #{id}")
    int settle(@Param("id") long id, @Param("status") String status, @Param("at") Instant at);
}
