package io.maotong.forex.ledger;

import com.baomidou.mybatisplus.annotation.InterceptorIgnore;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import com.baomidou.mybatisplus.extension.plugins.pagination.Page;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface LedgerMapper extends BaseMapper<LedgerAccountRow> {

    @InterceptorIgnore(tenantLine = "true")
    @Insert("""
            <script>
            INSERT INTO ledger_account (id, merchant_id, kind, currency, balance, version) VALUES
            <foreach collection="rows" item="row" separator=",">
              (#{row.id}, #{row.merchantId}, #{row.kind}, #{row.currency}, 0, 0)
            </foreach>
            ON DUPLICATE KEY UPDATE version = version
            </script>
            """)
    void open(@Param("rows") List<LedgerAccountRow> rows);

    @Select("SELECT id, merchant_id, kind, currency, balance, version FROM ledger_account ORDER BY id FOR UPDATE")
    List<LedgerAccountRow> lockAll();

    @Select("SELECT id, merchant_id, kind, currency, balance, version FROM ledger_account ORDER BY currency, kind")
    List<LedgerAccountRow> all();

    @Select("""
            SELECT id, merchant_id, kind, currency, balance, version FROM ledger_account
            WHERE kind = #{kind} AND currency = #{currency}
            """)
    LedgerAccountRow find(@Param("kind") AccountKind kind, @Param("currency") String currency);

    @Update("""
            UPDATE ledger_account SET balance = #{balance}, version = version + 1
            WHERE id = #{id} AND version = #{version}
            """)
    int move(LedgerAccountRow row);

    /** Σ of the postings by account and side, and by it the balances once more from the beginning. */
    @Select("""
            SELECT a.id AS account_id, a.kind AS kind, a.currency AS currency, a.balance AS balance,
              COALESCE(SUM(CASE p.side WHEN 'D' THEN p.amount END), 0) AS debit,
              COALESCE(SUM(CASE p.side WHEN 'C' THEN p.amount END), 0) AS credit
            FROM ledger_account a LEFT JOIN posting p ON p.account_id = a.id AND p.merchant_id = a.merchant_id
            GROUP BY a.id, a.kind, a.currency, a.balance ORDER BY a.currency, a.kind
            """)
    List<TrialRow> trial();

    /** Entries that do not balance in some currency: there are none. */
    @Select("""
            SELECT entry_id FROM posting GROUP BY entry_id, currency
            HAVING SUM(CASE side WHEN 'D' THEN amount ELSE -amount END) <> 0 LIMIT 100
            """)
    List<Long> unbalanced();

    @Select("""
            SELECT p.id AS id, e.kind AS kind, e.reference AS reference, e.description AS description, p.side AS side,
              p.amount AS amount, p.currency AS currency, e.booked_at AS booked_at
            FROM posting p INNER JOIN journal_entry e ON e.id = p.entry_id AND e.merchant_id = p.merchant_id
            WHERE p.account_id = #{accountId}
            """)
    Page<StatementRow> statement(Page<StatementRow> page, @Param("accountId") long accountId);
}
