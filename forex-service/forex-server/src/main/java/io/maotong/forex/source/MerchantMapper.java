package io.maotong.forex.source;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface MerchantMapper extends BaseMapper<MerchantRow> {

    @Select("SELECT merchant_id, version, status, company_name, credit_code, updated_at FROM merchant_copy")
    MerchantRow current();

    // The version comes last: the assignments are made in order and each compares with the old one.
    @Insert("""
            INSERT INTO merchant_copy (merchant_id, version, status, company_name, credit_code, updated_at)
            VALUES (#{merchantId}, #{version}, #{status}, #{companyName}, #{creditCode}, #{updatedAt})
            ON DUPLICATE KEY UPDATE
              status = IF(VALUES(version) > version, VALUES(status), status),
              company_name = IF(VALUES(version) > version, VALUES(company_name), company_name),
              credit_code = IF(VALUES(version) > version, VALUES(credit_code), credit_code),
              updated_at = IF(VALUES(version) > version, VALUES(updated_at), updated_at),
              version = GREATEST(version, VALUES(version))
            """)
    void keepNewest(MerchantRow row);
}
