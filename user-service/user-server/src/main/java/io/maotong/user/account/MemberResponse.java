package io.maotong.user.account;

import io.maotong.core.id.Ids;
import java.time.Instant;

record MemberResponse(String id, String accountId, String name, String role, Instant createdAt) {

    static MemberResponse of(MemberRow row) {
        return new MemberResponse(Ids.text(row.id), Ids.text(row.accountId), row.name, row.role, row.createdAt);
    }
}
