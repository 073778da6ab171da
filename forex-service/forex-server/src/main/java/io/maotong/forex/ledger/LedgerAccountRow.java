package io.maotong.forex.ledger;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("ledger_account")
final class LedgerAccountRow {

    @TableId
    Long id;

    Long merchantId;
    AccountKind kind;
    String currency;
    BigDecimal balance;
    Long version;

    Ledger.Key key() {
        return new Ledger.Key(kind, currency);
    }
}
