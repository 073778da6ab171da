package io.maotong.forex.rate;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.math.BigDecimal;

@TableName("rate")
final class RateRow {

    @TableId
    Long id;

    Long boardId;
    String currency;
    BigDecimal bid;
    BigDecimal cashBid;
    BigDecimal ask;
    BigDecimal cashAsk;
    BigDecimal mid;
}
