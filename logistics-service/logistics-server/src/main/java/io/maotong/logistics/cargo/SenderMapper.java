package io.maotong.logistics.cargo;

import com.baomidou.mybatisplus.core.mapper.BaseMapper;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface SenderMapper extends BaseMapper<SenderRow> {

    @Insert("""
            INSERT INTO sender (merchant_id, version, company_name, contact, phone, address)
            VALUES (#{row.merchantId}, #{row.version}, #{row.companyName},
              #{row.contact,typeHandler=io.maotong.data.key.EncryptedText},
              #{row.phone,typeHandler=io.maotong.data.key.EncryptedText},
              #{row.address,typeHandler=io.maotong.data.key.EncryptedText})
            ON DUPLICATE KEY UPDATE
              company_name = IF(VALUES(version) > version, VALUES(company_name), company_name),
              contact = IF(VALUES(version) > version, VALUES(contact), contact),
              phone = IF(VALUES(version) > version, VALUES(phone), phone),
              address = IF(VALUES(version) > version, VALUES(address), address),
              version = GREATEST(version, VALUES(version))
            """)
    int keepNewest(@Param("row") SenderRow row);
}
