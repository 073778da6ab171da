package io.maotong.invoice.imports;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Update;

@Mapper
interface InvoiceImportMapper extends BaseMapper<InvoiceImportRow> {

    /** @return 0 if another worker has gone on from there already */
    @Update("""
            UPDATE invoice_import SET status = 'RUNNING', processed_row = #{to}, total_rows = total_rows + #{rows},
              accepted = accepted + #{accepted}, rejected = rejected + #{rejected},
              duplicates = duplicates + #{duplicates}
            WHERE id = #{id} AND processed_row = #{from} AND status IN ('QUEUED', 'RUNNING')
            """)
    int advance(
            @Param("id") long id,
            @Param("from") int from,
            @Param("to") int to,
            @Param("rows") int rows,
            @Param("accepted") int accepted,
            @Param("rejected") int rejected,
            @Param("duplicates") int duplicates);
}
