package io.maotong.customs.exchange;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** One message to the port. The signed bytes are kept (gzip): what is sent again is the same. */
@TableName("transmission")
final class TransmissionRow {

    @TableId
    Long id;

    Long merchantId;
    String docType;
    Long batchId;
    Integer chunk;
    String copMsgId;
    String guid;
    String dxpId;
    String copCode;
    String copName;
    String signerCode;
    String signerName;
    TransmissionState state;
    Integer documents;
    String channel;
    String signingProfile;
    Integer attempts;
    String certificateNo;
    String digest;
    Instant signedAt;
    byte[] message;
    String responseCode;
    String responseInfo;
    Instant unknownSince;
    Instant sentAt;
    Instant createdAt;
}
