package io.maotong.forex.source;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("merchant_copy")
final class MerchantRow {

    @TableId
    Long merchantId;

    Long version;
    String status;
    String companyName;
    String creditCode;
    Instant updatedAt;
}
