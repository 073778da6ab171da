package io.maotong.user.realname;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.core.party.CreditCode;
import io.maotong.core.party.IdentityNumber;
import io.maotong.data.intent.Intents;
import io.maotong.data.key.KeyService;
import io.maotong.data.scope.MerchantScope;
import io.maotong.user.UserError;
import io.maotong.user.account.Accounts;
import io.maotong.user.authority.Authorities;
import io.maotong.user.notification.Importance;
import io.maotong.user.notification.Notifications;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Whether a person is who he says: name, number and mobile compared with the register. */
@Service
public class RealNameChecks {

    private static final TypeReference<List<RealNameField>> FIELDS = new TypeReference<>() {};

    private final RealNameMapper rows;
    private final Accounts accounts;
    private final Intents intents;
    private final KeyService keys;
    private final Notifications notifications;
    private final Authorities authorities;
    private final JsonMapper json;
    private final Clock clock;

    RealNameChecks(
            RealNameMapper rows,
            Accounts accounts,
            Intents intents,
            KeyService keys,
            Notifications notifications,
            Authorities authorities,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.accounts = accounts;
        this.intents = intents;
        this.keys = keys;
        this.notifications = notifications;
        this.authorities = authorities;
        this.json = json;
        this.clock = clock;
    }

    /** Whether anybody of the current merchant was matched. */
    public boolean isMatched() {
        return rows.exists(new QueryWrapper<RealNameRow>().eq("status", RealNameStatus.MATCHED.name()));
    }

    @Transactional
    RealNameResponse request(long accountId, RealNameRequest request) {
        String number = CreditCode.normalise(request.idNumber());
        new Violations()
                .check(
                        request.name() != null
                                && request.name().strip().length() >= 2
                                && request.name().length() <= 60,
                        UserError.REAL_NAME,
                        "name",
                        "LENGTH",
                        "2..60",
                        Text.of("请按身份证填写姓名", "Enter the name as on the identity card"))
                .check(
                        IdentityNumber.isValid(number),
                        UserError.REAL_NAME,
                        "idNumber",
                        "GB 11643",
                        null,
                        Text.of("身份证号校验位不符，请核对", "The check digit does not hold: compare with the card"))
                .throwIfAny(UserError.REAL_NAME);
        RealNameRow row = new RealNameRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.accountId = accountId;
        row.name = request.name().strip();
        row.idNumber = number;
        row.idNumberIndex = keys.blindIndex(number);
        row.mobile = accounts.mobileOf(accountId)
                .orElseThrow(() -> new NotFoundException("mobile number of account", accountId));
        row.status = RealNameStatus.PENDING;
        row.createdAt = clock.instant();
        rows.insert(row);
        intents.add(CheckRealName.KIND, "real-name " + row.id, new CheckRealName.Payload(row.id));
        return response(row);
    }

    RealNameResponse get(long id) {
        return response(require(id));
    }

    RealNameRow require(long id) {
        RealNameRow row = rows.selectById(id);
        if (row == null) {
            throw new NotFoundException("real-name check", id);
        }
        return row;
    }

    @Transactional
    public void decide(long id, boolean matched, List<RealNameField> fields) {
        decide(id, matched ? RealNameStatus.MATCHED : RealNameStatus.MISMATCHED, fields);
    }

    @Transactional
    public void fail(long id, List<RealNameField> fields) {
        decide(id, RealNameStatus.FAILED, fields);
    }

    private void decide(long id, RealNameStatus status, List<RealNameField> fields) {
        RealNameRow row =
                rows.selectOne(new QueryWrapper<RealNameRow>().eq("id", id).last("FOR UPDATE"));
        if (row == null || row.status != RealNameStatus.PENDING) {
            return;
        }
        row.status = status;
        row.fields = json.writeValueAsString(fields);
        row.decidedAt = clock.instant();
        rows.updateById(row);
        boolean matched = status == RealNameStatus.MATCHED;
        notifications.tell(
                "real-name:" + id + ":" + status,
                matched ? Importance.PROGRESS : Importance.ACTION,
                matched
                        ? Text.of("实名核验通过", "Your identity was confirmed")
                        : Text.of("实名核验未通过", "Your identity was not confirmed"),
                matched
                        ? Text.of("可以继续办理企业开办", "You can go on with the registration")
                        : Text.of("请核对姓名、证件号和手机号后重试", "Check name, number and mobile and try again"),
                "/real-name-checks/" + id);
    }

    private RealNameResponse response(RealNameRow row) {
        return new RealNameResponse(
                Ids.text(row.id),
                row.status.name(),
                row.name,
                PersonalNumber.masked(row.idNumber),
                row.fields == null ? List.of() : json.readValue(row.fields, FIELDS),
                authorities.get("registry").channel(),
                row.createdAt,
                row.decidedAt);
    }
}
