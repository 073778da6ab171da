package io.maotong.customs.exchange;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** A key signed something: written once, never changed. */
@TableName("key_use")
final class KeyUseRow {

    @TableId
    Long id;

    Long merchantId;
    Long transmissionId;
    String signerCode;
    String certificateNo;
    String signingProfile;
    String keeper;
    String digest;
    Boolean wasSent;
    Instant signedAt;
}
