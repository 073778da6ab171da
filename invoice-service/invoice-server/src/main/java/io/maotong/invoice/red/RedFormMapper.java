package io.maotong.invoice.red;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RedFormMapper extends BaseMapper<RedFormRow> {

    record Count(Boolean whole, Integer forms) {}

    default RedFormRow lock(long id) {
        return selectOne(new QueryWrapper<RedFormRow>().eq("id", id).last("FOR UPDATE"));
    }

    default RedFormRow byUuid(String uuid) {
        return selectOne(new QueryWrapper<RedFormRow>().eq("platform_uuid", uuid));
    }

    default RedFormRow bySerial(String serialNo) {
        return selectOne(new QueryWrapper<RedFormRow>().eq("serial_no", serialNo));
    }

    default RedFormRow byRedInvoice(long invoiceId) {
        return selectOne(new QueryWrapper<RedFormRow>().eq("red_invoice_id", invoiceId));
    }

    /** Forms of a blue invoice that count: open, or followed by a red invoice. */
    @Select("""
            SELECT whole, COUNT(*) AS forms FROM red_form
            WHERE blue_number = #{blueNumber} AND status NOT IN
              ('REFUSED', 'DISMISSED', 'DENIED', 'EXPIRED', 'WITHDRAWN', 'REVOKED', 'VOIDED')
            GROUP BY whole
            """)
    List<Count> counted(@Param("blueNumber") String blueNumber);
}
