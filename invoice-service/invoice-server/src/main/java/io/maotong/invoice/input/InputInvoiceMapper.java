package io.maotong.invoice.input;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface InputInvoiceMapper extends BaseMapper<InputInvoiceRow> {

    record Key(Long id, Long merchantId, String number) {}

    record Seal(Long id, String mac) {}

    /** In the order of their numbers, so that those who lock several never wait for each other in a circle. */
    default List<InputInvoiceRow> lock(Collection<String> numbers) {
        return numbers.isEmpty()
                ? List.of()
                : selectList(new QueryWrapper<InputInvoiceRow>()
                        .in("number", numbers)
                        .orderByAsc("number")
                        .last("FOR UPDATE"));
    }

    @Select("SELECT id, merchant_id, number FROM input_invoice WHERE id > #{after} ORDER BY id LIMIT #{limit}")
    List<Key> keysAfter(@Param("after") long after, @Param("limit") int limit);

    @Select("""
            SELECT id, merchant_id, number FROM input_invoice
            WHERE issued_on BETWEEN #{first} AND #{last} AND id > #{after} ORDER BY id LIMIT #{limit}
            """)
    List<Key> keysBetween(
            @Param("first") LocalDate first,
            @Param("last") LocalDate last,
            @Param("after") long after,
            @Param("limit") int limit);

    @Select("""
            SELECT id, merchant_id, number FROM input_invoice
            WHERE id > #{after} AND row_mac IS NULL ORDER BY id LIMIT #{limit}
            """)
    List<Key> unsealed(@Param("after") long after, @Param("limit") int limit);

    @Update("""
            <script>
            UPDATE input_invoice SET row_mac = CASE id
            <foreach collection="given" item="one">WHEN #{one.id} THEN #{one.mac}</foreach>
            END
            WHERE row_mac IS NULL AND id IN
            <foreach collection="given" item="one" open="(" separator="," close=")">#{one.id}</foreach>
            </script>
            """)
    int seals(@Param("given") List<Seal> given);

    @Select("""
            <script>
            SELECT number FROM input_invoice
            WHERE use_kind = 'UNUSED' AND status = 'NORMAL'
            <if test="!kinds.isEmpty()">AND kind_code IN
            <foreach collection="kinds" item="kind" open="(" separator="," close=")">#{kind}</foreach></if>
            ORDER BY issued_on, id
            </script>
            """)
    List<String> selectable(@Param("kinds") Set<String> kinds);

    @Select("""
            <script>
            SELECT DISTINCT i.number FROM input_invoice i
            JOIN input_invoice_line l ON l.invoice_id = i.id
            JOIN input_occupation o ON o.line_id = l.id AND o.live = TRUE
            WHERE i.number IN
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
            </script>
            """)
    List<String> occupied(@Param("numbers") Collection<String> numbers);

    @Update("""
            <script>
            UPDATE input_invoice SET releasing = #{releasing} WHERE number IN
            <foreach collection="numbers" item="number" open="(" separator="," close=")">#{number}</foreach>
            </script>
            """)
    void releasing(@Param("numbers") Collection<String> numbers, @Param("releasing") boolean releasing);
}
