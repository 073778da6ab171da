package io.maotong.customs.source;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.math.BigDecimal;
import java.time.LocalDate;

/** A matched receipt as forex-service told it; the payer's name is encrypted. */
@TableName(value = "source_receipt", autoResultMap = true)
final class MatchedReceiptRow {

    @TableId
    Long id;

    Long merchantId;
    String allocationId;
    Long version;
    Boolean active;
    String orderNo;
    String currency;
    BigDecimal amount;

    @TableField(typeHandler = EncryptedText.class)
    String payerName;

    String payerCountry;
    String bankReference;
    LocalDate receivedOn;
}
