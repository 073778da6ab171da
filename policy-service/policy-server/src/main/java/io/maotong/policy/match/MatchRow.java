package io.maotong.policy.match;

import com.baomidou.mybatisplus.annotation.IdType;
import com.baomidou.mybatisplus.annotation.TableId;
import com.baomidou.mybatisplus.annotation.TableName;
import java.time.Instant;

@TableName("policy_match")
final class MatchRow {
    @TableId(type = IdType.INPUT)
    Long id;

    Long merchantId;
    Long policyId;
    Long policyVersion;
    Long factsVersion;
    Verdict.Result result;
    String reasons;
    Instant evaluatedAt;
}
