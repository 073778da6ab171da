package io.maotong.customs.qualification;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import java.util.List;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface QualificationMapper extends BaseMapper<QualificationRow> {

    // The version is assigned last: the comparisons before it must see the old one.
    @Insert("""
            INSERT INTO merchant_qualification (id, merchant_id, version, status, company_name, credit_code,
              customs_code, customs_name, customs_valid_to, card_number, dxp_id, receipt_queue, updated_at)
            VALUES (#{id}, #{merchantId}, #{version}, #{status}, #{companyName}, #{creditCode},
              #{customsCode}, #{customsName}, #{customsValidTo}, #{cardNumber}, #{dxpId}, #{receiptQueue}, #{updatedAt})
            ON DUPLICATE KEY UPDATE
              status = IF(VALUES(version) > version, VALUES(status), status),
              company_name = IF(VALUES(version) > version, VALUES(company_name), company_name),
              credit_code = IF(VALUES(version) > version, VALUES(credit_code), credit_code),
              customs_code = IF(VALUES(version) > version, VALUES(customs_code), customs_code),
              customs_name = IF(VALUES(version) > version, VALUES(customs_name), customs_name),
              customs_valid_to = IF(VALUES(version) > version, VALUES(customs_valid_to), customs_valid_to),
              card_number = IF(VALUES(version) > version, VALUES(card_number), card_number),
              dxp_id = IF(VALUES(version) > version, VALUES(dxp_id), dxp_id),
              receipt_queue = IF(VALUES(version) > version, VALUES(receipt_queue), receipt_queue),
              updated_at = IF(VALUES(version) > version, VALUES(updated_at), updated_at),
              version = GREATEST(version, VALUES(version))
            """)
    int keepNewest(QualificationRow row);

    @Select(
            "SELECT * FROM merchant_qualification WHERE receipt_queue IS NOT NULL AND id > #{after} ORDER BY id LIMIT 1000")
    List<QualificationRow> withQueue(long after);

    @Select("SELECT * FROM merchant_qualification WHERE receipt_queue = #{queue} ORDER BY id LIMIT 1")
    QualificationRow ofQueue(String queue);

    @Select("SELECT * FROM merchant_qualification WHERE merchant_id = #{merchantId}")
    QualificationRow ofMerchant(long merchantId);
}
