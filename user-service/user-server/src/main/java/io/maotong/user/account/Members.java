package io.maotong.user.account;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.user.UserError;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The people of the current merchant. */
@Service
public class Members {

    static final String OWNER = "OWNER";

    private final MemberMapper rows;
    private final Accounts accounts;
    private final Clock clock;

    Members(MemberMapper rows, Accounts accounts, Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** The first member of a new merchant. */
    public void addOwner(long accountId, String name) {
        insert(accountId, OWNER, name);
    }

    List<MemberResponse> list() {
        return rows.selectList(new QueryWrapper<MemberRow>().orderByAsc("id")).stream()
                .map(MemberResponse::of)
                .toList();
    }

    @Transactional
    MemberResponse add(MemberRequest request) {
        check(request);
        Account account = accounts.ofMobile(request.mobile());
        if (account.kind() != Account.Kind.MERCHANT) {
            throw new BusinessException(UserError.MEMBER, List.of(Mobile.violation("mobile")));
        }
        return MemberResponse.of(insert(account.id(), request.role(), request.name()));
    }

    @Transactional
    MemberResponse changeRole(long id, String role) {
        MemberRow row = require(id);
        checkRole(new Violations(), role).throwIfAny(UserError.MEMBER);
        if (OWNER.equals(row.role) && !OWNER.equals(role)) {
            requireAnotherOwner();
        }
        row.role = role;
        rows.updateById(row);
        return MemberResponse.of(row);
    }

    @Transactional
    void remove(long id) {
        MemberRow row = require(id);
        if (OWNER.equals(row.role)) {
            requireAnotherOwner();
        }
        rows.deleteById(row.id);
    }

    // Locks all owners: of two who remove each other at once, the second waits and is refused.
    private void requireAnotherOwner() {
        int owners = rows.selectList(
                        new QueryWrapper<MemberRow>().eq("role", OWNER).last("FOR UPDATE"))
                .size();
        if (owners < 2) {
            throw new BusinessException(UserError.LAST_OWNER, Text.of("请先指定另一名法人角色成员", "Appoint another owner first"));
        }
    }

    private MemberRow require(long id) {
        MemberRow row =
                rows.selectOne(new QueryWrapper<MemberRow>().eq("id", id).last("FOR UPDATE"));
        if (row == null) {
            throw new NotFoundException("member", id);
        }
        return row;
    }

    private MemberRow insert(long accountId, String role, String name) {
        MemberRow row = new MemberRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.accountId = accountId;
        row.role = role;
        row.name = name;
        row.createdAt = clock.instant();
        rows.insert(row);
        return row;
    }

    private void check(MemberRequest request) {
        Violations violations = new Violations();
        if (!Mobile.isValid(request.mobile())) {
            violations.add(Mobile.violation("mobile"));
        }
        violations.check(
                request.name() != null
                        && !request.name().isBlank()
                        && request.name().length() <= 60,
                UserError.MEMBER,
                "name",
                "LENGTH",
                "1..60",
                Text.of("请填写成员姓名", "Enter the member's name"));
        checkRole(violations, request.role()).throwIfAny(UserError.MEMBER);
    }

    private Violations checkRole(Violations violations, String role) {
        return violations.check(
                role != null && accounts.isMerchantRole(role),
                UserError.MEMBER,
                "role",
                "ROLE",
                "OWNER|FINANCE|CUSTOMS|LOGISTICS|SERVICE",
                Text.of("请选择一个角色", "Choose a role"));
    }
}
