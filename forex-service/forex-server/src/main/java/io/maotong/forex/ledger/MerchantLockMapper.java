package io.maotong.forex.ledger;

import com.baomidou.mybatisplus.annotation.InterceptorIgnore;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;

@Mapper
interface MerchantLockMapper {

    @InterceptorIgnore(tenantLine = "true")
    @Insert("INSERT INTO merchant_lock (merchant_id, taken) VALUES (#{merchantId}, 1)"
            + " ON DUPLICATE KEY UPDATE taken = taken + 1")
    void take(@Param("merchantId") long merchantId);
}
