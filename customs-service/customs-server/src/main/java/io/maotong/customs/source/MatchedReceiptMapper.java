package io.maotong.customs.source;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;

@Mapper
interface MatchedReceiptMapper extends BaseMapper<MatchedReceiptRow> {

    // The version is assigned last: the comparisons before it must see the old one.
    @Insert("""
            INSERT INTO source_receipt (id, merchant_id, allocation_id, version, active, order_no, currency,
              amount, payer_name, payer_country, bank_reference, received_on)
            VALUES (#{id}, #{merchantId}, #{allocationId}, #{version}, #{active}, #{orderNo}, #{currency},
              #{amount}, #{payerName,typeHandler=io.maotong.data.key.EncryptedText}, #{payerCountry}, #{bankReference}, #{receivedOn})
            ON DUPLICATE KEY UPDATE
              active = IF(VALUES(version) > version, VALUES(active), active),
              order_no = IF(VALUES(version) > version, VALUES(order_no), order_no),
              currency = IF(VALUES(version) > version, VALUES(currency), currency),
              amount = IF(VALUES(version) > version, VALUES(amount), amount),
              payer_name = IF(VALUES(version) > version, VALUES(payer_name), payer_name),
              payer_country = IF(VALUES(version) > version, VALUES(payer_country), payer_country),
              bank_reference = IF(VALUES(version) > version, VALUES(bank_reference), bank_reference),
              received_on = IF(VALUES(version) > version, VALUES(received_on), received_on),
              version = GREATEST(version, VALUES(version))
            """)
    int keepNewest(MatchedReceiptRow row);
}
