package io.maotong.forex.ledger;

import com.baomidou.mybatisplus.annotation.InterceptorIgnore;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

/** Only ever adds: the journal has no statement that changes or removes a row. */
@Mapper
interface JournalMapper {

    @InterceptorIgnore(tenantLine = "true")
    @Insert("""
            <script>
            INSERT INTO journal_entry (id, merchant_id, kind, reference, description, booked_at) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.kind}, #{row.reference}, #{row.description}, #{row.bookedAt})
            </foreach>
            </script>
            """)
    void addEntries(@Param("rows") List<JournalEntryRow> rows);

    @InterceptorIgnore(tenantLine = "true")
    @Insert("""
            <script>
            INSERT INTO posting (id, merchant_id, entry_id, account_id, currency, side, amount) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.entryId}, #{row.accountId}, #{row.currency}, #{row.side},
               #{row.amount})
            </foreach>
            </script>
            """)
    void addPostings(@Param("rows") List<PostingRow> rows);
}
