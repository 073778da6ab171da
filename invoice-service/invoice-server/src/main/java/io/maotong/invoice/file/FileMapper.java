package io.maotong.invoice.file;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.LocalDate;
import java.util.Collection;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface FileMapper extends BaseMapper<FileObjectRow> {

    /** A piece of a file. */
    record Chunk(byte[] content) {}

    @Insert("""
            INSERT INTO file_chunk (id, merchant_id, file_id, chunk_no, content)
            VALUES (#{id}, #{merchantId}, #{fileId}, #{chunkNo}, #{content})
            """)
    void addChunk(
            @Param("id") long id,
            @Param("merchantId") long merchantId,
            @Param("fileId") long fileId,
            @Param("chunkNo") int chunkNo,
            @Param("content") byte[] content);

    @Select("SELECT content FROM file_chunk WHERE file_id = #{fileId} AND chunk_no = #{chunkNo}")
    Chunk chunk(@Param("fileId") long fileId, @Param("chunkNo") int chunkNo);

    @Update("""
            UPDATE file_object SET complete = TRUE, size = #{size}, chunks = #{chunks}, sha256 = #{sha256}, sm3 = #{sm3},
              keep_until = #{keepUntil}
            WHERE id = #{id} AND complete = FALSE
            """)
    int complete(
            @Param("id") long id,
            @Param("size") long size,
            @Param("chunks") int chunks,
            @Param("sha256") String sha256,
            @Param("sm3") String sm3,
            @Param("keepUntil") LocalDate keepUntil);

    @Update("UPDATE file_object SET legal_hold = #{held} WHERE id = #{id}")
    int hold(@Param("id") long id, @Param("held") boolean held);

    @Update("""
            <script>
            UPDATE file_object SET keep_until = #{until} WHERE keep_until &lt; #{until} AND id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int keepLonger(@Param("ids") Collection<Long> ids, @Param("until") LocalDate until);

    @Update("""
            <script>
            UPDATE file_object SET legal_hold = #{held} WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    int holdAll(@Param("ids") Collection<Long> ids, @Param("held") boolean held);

    @Delete("DELETE FROM file_chunk WHERE file_id = #{fileId}")
    int deleteChunks(@Param("fileId") long fileId);
}
