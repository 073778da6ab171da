package io.maotong.customs.document;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface VersionMapper extends BaseMapper<VersionRow> {

    String STAMP =
            "id, merchant_id, document_id, version, guid, app_type, app_time, reason, transmission_id, created_by,"
                    + " created_at";

    @Select("""
            <script>
            SELECT id, document_id, version, guid, created_at FROM customs_document_version
            WHERE document_id IN <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            ORDER BY document_id, version
            </script>
            """)
    List<VersionRow> stampsOf(@Param("ids") Collection<Long> ids);

    @Select("SELECT " + STAMP
            + ", content FROM customs_document_version WHERE transmission_id = #{transmissionId} ORDER BY id")
    List<VersionRow> ofTransmission(long transmissionId);

    @Select("SELECT " + STAMP
            + ", content FROM customs_document_version WHERE document_id = #{documentId} ORDER BY version")
    List<VersionRow> ofDocument(long documentId);

    @Select("""
            <script>
            SELECT v.id, v.document_id, v.version, v.guid, v.app_type, v.app_time, v.content
            FROM customs_document_version v JOIN customs_document d ON d.id = v.document_id AND d.version = v.version
            WHERE v.document_id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    List<VersionRow> currentOf(@Param("ids") Collection<Long> ids);

    @Select("SELECT id, document_id, version FROM customs_document_version WHERE transmission_id = #{transmissionId}")
    List<VersionRow> carriedBy(long transmissionId);

    @Select("""
            <script>
            SELECT COUNT(*) FROM customs_document_version v
            JOIN customs_document d ON d.id = v.document_id AND d.version = v.version
            WHERE v.transmission_id IS NOT NULL AND v.document_id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    long planned(@Param("ids") Collection<Long> ids);

    /** A version belongs to one transmission for ever. */
    @Update("""
            <script>
            UPDATE customs_document_version SET transmission_id = #{transmissionId}
            WHERE transmission_id IS NULL AND id IN
              <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int assign(@Param("transmissionId") long transmissionId, @Param("ids") Collection<Long> ids);
}
