package io.maotong.user.preference;

import com.baomidou.mybatisplus.core.conditions.query.QueryWrapper;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.user.UserError;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a member set for himself; the clients agree on the contents. */
@Service
class Preferences {

    private static final int LARGEST = 16_000;

    private final PreferenceMapper rows;
    private final JsonMapper json;
    private final Clock clock;

    Preferences(PreferenceMapper rows, JsonMapper json, Clock clock) {
        this.rows = rows;
        this.json = json;
        this.clock = clock;
    }

    public JsonNode get(String account) {
        PreferenceRow row = rows.selectOne(new QueryWrapper<PreferenceRow>().eq("account_id", account));
        return row == null ? json.createObjectNode() : json.readTree(row.body);
    }

    @Transactional
    public JsonNode put(String account, JsonNode preferences) {
        String body = preferences.toString();
        new Violations()
                .check(
                        preferences.isObject() && body.length() <= LARGEST,
                        UserError.PREFERENCE,
                        null,
                        "OBJECT",
                        "<= " + LARGEST,
                        Text.of("偏好设置应为不超过16000字符的JSON对象", "The preferences are a JSON object of 16,000 characters"))
                .throwIfAny(UserError.PREFERENCE);
        PreferenceRow row = rows.selectOne(
                new QueryWrapper<PreferenceRow>().eq("account_id", account).last("FOR UPDATE"));
        boolean fresh = row == null;
        if (fresh) {
            row = new PreferenceRow();
            row.id = Ids.next();
            row.merchantId = MerchantScope.merchantId();
            row.accountId = account;
        }
        row.body = body;
        row.changedAt = clock.instant();
        if (fresh) {
            rows.insert(row);
        } else {
            rows.updateById(row);
        }
        return preferences;
    }
}
