package io.maotong.customs.entry;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface SummaryResultMapper extends BaseMapper<SummaryResultRow> {

    // The number of the declaration may come with a later message about the same one.
    @Insert("""
            INSERT INTO summary_result
              (id, merchant_id, sum_no, decl_seq_no, entry_id, msg_count, msg_seq_no, head, links, op_date, received_at)
            VALUES (#{id}, #{merchantId}, #{sumNo}, #{declSeqNo}, #{entryId}, #{msgCount}, #{msgSeqNo}, #{head}, #{links},
              #{opDate}, #{receivedAt})
            ON DUPLICATE KEY UPDATE
              entry_id = IF(entry_id = '', VALUES(entry_id), entry_id),
              head = IF(VALUES(op_date) > op_date, VALUES(head), head),
              links = IF(VALUES(op_date) > op_date, VALUES(links), links),
              op_date = GREATEST(op_date, VALUES(op_date))
            """)
    int keep(SummaryResultRow row);

    @Select("SELECT * FROM summary_result WHERE decl_seq_no = #{declSeqNo} ORDER BY msg_seq_no FOR UPDATE")
    List<SummaryResultRow> parts(String declSeqNo);
}
