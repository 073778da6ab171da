package io.maotong.customs.receipt;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** A message from the port as it came (gzip); the same content is kept once and counted. */
@TableName("receipt_message")
final class ReceiptMessageRow {

    @TableId
    Long id;

    Long merchantId;
    String contentHash;
    String dxpId;
    String copMsgId;
    String msgType;
    byte[] raw;
    String state;
    Integer times;
    Instant receivedAt;
}
