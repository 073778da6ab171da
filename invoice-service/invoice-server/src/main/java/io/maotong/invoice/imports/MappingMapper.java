package io.maotong.invoice.imports;

import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface MappingMapper {

    @Select("SELECT id, merchant_id, title, field, updated_by, updated_at FROM invoice_import_mapping ORDER BY title")
    List<MappingRow> all();

    @Insert("""
            <script>
            INSERT INTO invoice_import_mapping (id, merchant_id, title, field, updated_by, updated_at) VALUES
            <foreach collection="rows" item="r" separator=",">
            (#{r.id}, #{r.merchantId}, #{r.title}, #{r.field}, #{r.updatedBy}, #{r.updatedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE field = VALUES(field), updated_by = VALUES(updated_by),
              updated_at = VALUES(updated_at)
            </script>
            """)
    void save(@Param("rows") Collection<MappingRow> rows);

    @Delete("DELETE FROM invoice_import_mapping WHERE id > 0")
    void clear();
}
