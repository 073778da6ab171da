package io.maotong.customs.qualification;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;
import java.time.LocalDate;

/** What user-service told about a merchant, the newest version. */
@TableName("merchant_qualification")
final class QualificationRow {

    @TableId
    Long id;

    Long merchantId;
    Long version;
    String status;
    String companyName;
    String creditCode;
    String customsCode;
    String customsName;
    LocalDate customsValidTo;
    String cardNumber;
    String dxpId;
    String receiptQueue;
    Instant updatedAt;
}
