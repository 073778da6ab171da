package io.maotong.customs.signing;

import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

/** The private key is encrypted by the key service. */
@TableName("signing_key")
final class SigningKeyRow {

    @TableId
    Long id;

    String ownerCode;
    String ownerName;
    String keyAlgorithm;
    Integer active;
    String privateKey;
    String publicKey;
    String requestPem;
    String certificate;
    String certificateNo;
    Instant notBefore;
    Instant notAfter;
    Instant createdAt;
}
