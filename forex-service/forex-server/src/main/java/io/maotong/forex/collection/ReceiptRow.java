package io.maotong.forex.collection;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.core.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

@TableName("receipt")
final class ReceiptRow {

    @TableId
    Long id;

    Long merchantId;
    String bank;
    Long accountId;
    String bankReference;
    Long version;
    ReceiptStatus status;
    String currency;
    BigDecimal amount;
    BigDecimal allocated;
    String payerName;
    String payerCountry;
    String remittance;
    String endToEndId;
    String uetr;
    String chargeBearer;
    LocalDate bookedOn;
    LocalDate valueOn;
    BigDecimal usdEquivalent;
    String channel;
    Instant receivedAt;

    Receipts.Receipt toReceipt() {
        return new Receipts.Receipt(
                id,
                status,
                bankReference,
                Money.of(amount, currency),
                Money.of(allocated, currency),
                payerName,
                payerCountry,
                remittance,
                endToEndId,
                chargeBearer,
                bookedOn);
    }
}
