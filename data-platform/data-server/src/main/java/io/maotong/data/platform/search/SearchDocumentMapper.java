package io.maotong.data.platform.search;

import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface SearchDocumentMapper {

    @Insert("""
            <script>
            INSERT INTO search_document
              (id, merchant_id, kind, object_id, version, indexed_version, document, changed_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.kind}, #{row.objectId}, #{row.version}, -1, #{row.document},
               #{row.changedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE
              document = IF(VALUES(version) >= version, VALUES(document), document),
              changed_at = IF(VALUES(version) >= version, VALUES(changed_at), changed_at),
              version = GREATEST(version, VALUES(version))
            </script>
            """)
    void save(@Param("rows") List<SearchDocumentRow> rows);

    @Select("""
            SELECT id, merchant_id, kind, object_id, version, document, changed_at FROM search_document
            WHERE pending = TRUE ORDER BY changed_at LIMIT #{limit} FOR UPDATE SKIP LOCKED
            """)
    List<SearchDocumentRow> lockPending(@Param("limit") int limit);

    @Update("""
            <script>
            UPDATE search_document SET indexed_version = version WHERE id IN
            <foreach collection="ids" item="id" open="(" separator="," close=")">#{id}</foreach>
            </script>
            """)
    void indexed(@Param("ids") List<Long> ids);
}
