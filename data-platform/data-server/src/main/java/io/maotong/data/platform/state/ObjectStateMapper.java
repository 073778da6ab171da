package io.maotong.data.platform.state;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ObjectStateMapper {

    /** Keeps the newest version whatever the order of arrival. */
    @Insert("""
            <script>
            INSERT INTO object_state
              (id, merchant_id, kind, object_id, version, status, amount, currency, changed_at)
            VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.kind}, #{row.objectId}, #{row.version}, #{row.status},
               #{row.amount}, #{row.currency}, #{row.changedAt})
            </foreach>
            ON DUPLICATE KEY UPDATE
              status = IF(VALUES(version) >= version, VALUES(status), status),
              amount = IF(VALUES(version) >= version, VALUES(amount), amount),
              currency = IF(VALUES(version) >= version, VALUES(currency), currency),
              changed_at = IF(VALUES(version) >= version, VALUES(changed_at), changed_at),
              version = GREATEST(version, VALUES(version))
            </script>
            """)
    void save(@Param("rows") List<ObjectStateRow> rows);

    @Select("""
            SELECT kind, status, currency, COUNT(*) AS objects, SUM(amount) AS amount FROM object_state
            GROUP BY kind, status, currency
            """)
    List<Count> counts();

    @Select("SELECT MAX(changed_at) FROM object_state")
    Instant newest();

    record Count(ObjectKind kind, String status, String currency, Long objects, BigDecimal amount) {}
}
