package io.maotong.invoice.occupation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

/** One statement for many rows and no JDBC batches: a global transaction does not see what is sent in a batch. */
@Mapper
interface OccupationMapper {

    /** @param live whether anything of the batch is occupied @param ended whether anything was given back */
    record BatchState(Integer live, Integer ended) {}

    record Used(Long lineId, BigDecimal quantity, BigDecimal amount) {}

    @Select("""
            SELECT COUNT(CASE WHEN live = TRUE THEN 1 END) AS live, COUNT(CASE WHEN live = FALSE THEN 1 END) AS ended
            FROM input_occupation WHERE batch_id = #{batchId}
            """)
    BatchState state(@Param("batchId") String batchId);

    @Select("""
            <script>
            SELECT line_id, SUM(quantity) AS quantity, SUM(amount) AS amount FROM input_occupation
            WHERE live = TRUE AND line_id IN
            <foreach collection="lineIds" item="lineId" open="(" separator="," close=")">#{lineId}</foreach>
            GROUP BY line_id
            </script>
            """)
    List<Used> used(@Param("lineIds") Collection<Long> lineIds);

    @Insert("""
            <script>
            INSERT INTO input_occupation (id, merchant_id, batch_id, line_id, invoice_number, line_no, quantity, amount,
              live, occupied_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.batchId}, #{row.lineId}, #{row.invoiceNumber}, #{row.lineNo},
               #{row.quantity}, #{row.amount}, #{row.live}, #{row.occupiedAt})
            </foreach>
            </script>
            """)
    void insertAll(@Param("rows") List<OccupationRow> rows);

    @Update("UPDATE input_occupation SET live = FALSE, released_at = #{at} WHERE batch_id = #{batchId} AND live = TRUE")
    int release(@Param("batchId") String batchId, @Param("at") Instant at);
}
