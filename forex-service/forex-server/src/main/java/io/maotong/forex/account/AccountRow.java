package io.maotong.forex.account;

import com.baomidou.mybatisplus.annotation.TableField;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import io.maotong.data.key.EncryptedText;
import java.time.Instant;

@TableName(value = "virtual_account", autoResultMap = true)
final class AccountRow {

    @TableId
    Long id;

    Long merchantId;
    String bank;
    String currency;
    String serial;
    AccountStatus status;

    @TableField(typeHandler = EncryptedText.class)
    String accountNo;

    String accountIndex;
    String accountMasked;
    String bankName;
    String bic;
    String reason;
    String channel;
    Instant requestedAt;
    Instant sentAt;
    Instant openedAt;

    Accounts.Account toAccount() {
        return new Accounts.Account(id, merchantId, currency, accountNo, accountMasked);
    }
}
