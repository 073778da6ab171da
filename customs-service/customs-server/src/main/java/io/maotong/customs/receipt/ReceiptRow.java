package io.maotong.customs.receipt;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** Every receipt that ever came, and what became of it. */
@TableName("customs_receipt")
final class ReceiptRow {

    @TableId
    Long id;

    Long merchantId;
    String docType;
    String businessKey;
    Long documentId;
    String returnStatus;
    String returnTime;
    String infoHash;
    String returnInfo;
    String guid;
    String preNo;
    String invtNo;
    String sumNo;
    String state;
    Integer docVersion;
    Long messageId;
    Instant receivedAt;
}
