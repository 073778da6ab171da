package io.maotong.customs.manifest;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ManifestLineMapper extends BaseMapper<ManifestLineRow> {

    @Select("""
            <script>
            SELECT list_id FROM manifest_line WHERE active = 1 AND list_id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<Long> onManifest(@Param("ids") Collection<Long> listIds);

    @Update("""
            <script>
            UPDATE manifest_line SET active = NULL WHERE list_id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int release(@Param("ids") Collection<Long> listIds);

    @Select("SELECT * FROM manifest_line WHERE manifest_id = #{manifestId} AND active = 1 ORDER BY document_id, gnum")
    List<ManifestLineRow> ofManifest(long manifestId);
}
