package io.maotong.customs.issue;

import java.time.Instant;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

/** Counts; the columns come from {@link CauseBy} and never from a caller. */
@Mapper
interface CauseMapper {

    /** One group. */
    final class Count {

        String cause;
        long counted;
        long part;
    }

    String LISTS = """
            FROM customs_document WHERE doc_type = '603' AND submitted_at >= #{from} AND submitted_at &lt; #{to}
              AND (version - resends > 1 OR status NOT IN ('DRAFT', 'READY', 'SIGNED', 'RETRY_WAIT', 'SENT', 'STORED',
                'PORT_PROCESSING', 'AT_CUSTOMS'))
              <if test="merchant != null">AND merchant_id = #{merchant}</if>
            """;

    String RIGHT = "SUM(CASE WHEN version - resends &lt;= 1 AND status NOT IN ('SEND_FAILED', 'REJECTED_BY_PORT',"
            + " 'RETURNED', 'TRANSMIT_REJECTED') THEN 1 ELSE 0 END) AS part ";

    String ISSUES = """
            FROM customs_issue WHERE raised_at >= #{from} AND raised_at &lt; #{to}
              <if test="merchant != null">AND merchant_id = #{merchant}</if>
            """;

    String STILL_OPEN = "SUM(CASE WHEN status = 'OPEN' THEN 1 ELSE 0 END) AS part ";

    /** Exceptions by cause; the part is still open. */
    @Select("<script>SELECT ${by} AS cause, COUNT(*) AS counted, " + STILL_OPEN + ISSUES
            + " GROUP BY ${by} ORDER BY counted DESC, cause LIMIT 500</script>")
    List<Count> issues(
            @Param("by") String by,
            @Param("merchant") Long merchant,
            @Param("from") Instant from,
            @Param("to") Instant to);

    @Select("<script>SELECT COUNT(*) AS counted, COALESCE("
            + "SUM(CASE WHEN status = 'OPEN' THEN 1 ELSE 0 END), 0) AS part " + ISSUES + "</script>")
    Count allIssues(@Param("merchant") Long merchant, @Param("from") Instant from, @Param("to") Instant to);

    /** Lists about which customs decided, by the same cause; the part was right the first time. */
    @Select("<script>SELECT ${by} AS cause, COUNT(*) AS counted, " + RIGHT + LISTS + " GROUP BY ${by}</script>")
    List<Count> lists(
            @Param("by") String by,
            @Param("merchant") Long merchant,
            @Param("from") Instant from,
            @Param("to") Instant to);

    @Select("<script>SELECT COUNT(*) AS counted, COALESCE(SUM(CASE WHEN version - resends &lt;= 1 AND status NOT IN"
            + " ('SEND_FAILED', 'REJECTED_BY_PORT', 'RETURNED', 'TRANSMIT_REJECTED') THEN 1 ELSE 0 END), 0) AS part "
            + LISTS + "</script>")
    Count allLists(@Param("merchant") Long merchant, @Param("from") Instant from, @Param("to") Instant to);
}
