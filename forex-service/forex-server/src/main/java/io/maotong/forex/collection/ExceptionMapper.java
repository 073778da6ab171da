package io.maotong.forex.collection;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface ExceptionMapper extends BaseMapper<ExceptionRow> {

    @Insert("""
            INSERT INTO bank_exception (id, bank, kind, reference, message_row, state, detail, raised_at)
            VALUES (#{id}, #{bank}, #{kind}, #{reference}, #{messageRow}, 'OPEN', #{detail}, #{raisedAt})
            ON DUPLICATE KEY UPDATE detail = VALUES(detail)
            """)
    void raise(ExceptionRow row);

    @Update("""
            <script>
            UPDATE bank_exception SET state = 'RESOLVED', resolved_at = #{at}
            WHERE message_row = #{messageRow} AND state = 'OPEN' AND kind IN
              <foreach collection="kinds" item="kind" open="(" separator="," close=")">#{kind}</foreach>
              <if test="still.size() > 0">
              AND reference NOT IN
                <foreach collection="still" item="reference" open="(" separator="," close=")">#{reference}</foreach>
              </if>
            </script>
            """)
    int resolve(
            @Param("messageRow") long messageRow,
            @Param("kinds") List<ExceptionKind> kinds,
            @Param("still") Collection<String> still,
            @Param("at") Instant at);
}
