package io.maotong.forex.rate;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("rate_board")
final class BoardRow {

    @TableId
    Long id;

    String source;
    Instant publishedAt;
    Instant fetchedAt;
    String contentHash;
    BoardState state;
    String reason;
    String raw;
}
