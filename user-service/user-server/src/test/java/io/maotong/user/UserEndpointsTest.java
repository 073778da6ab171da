package io.maotong.user;

import io.maotong.core.id.Ids;
import io.maotong.test.EndpointGuard;
import io.maotong.test.ServiceTest;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

@ServiceTest
class UserEndpointsTest extends EndpointGuard {

    private static final long SOMEBODY = 880_000_001L;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    @DynamicPropertySource
    static void scripted(DynamicPropertyRegistry registry) {
        registry.add("MT_SANDBOX_URL", ScriptedOutside.get()::url);
    }

    @Override
    protected Map<String, String> objectsOfSomebody() {
        long id = Ids.next();
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(
                        "INSERT INTO member (id, merchant_id, account_id, role, name, created_at) VALUES (?, ?, ?, 'OWNER', '张明', ?)")
                .params(id, SOMEBODY, id, now)
                .update();
        jdbc.sql("INSERT INTO real_name_check (id, merchant_id, account_id, name, id_number, id_number_index, mobile,"
                        + " status, created_at) VALUES (?, ?, 1, '张明', 'x', 'x', 'x', 'PENDING', ?)")
                .params(id, SOMEBODY, now)
                .update();
        jdbc.sql("INSERT INTO company_registration (id, merchant_id, status, names, type, region_code, industry_code,"
                        + " domicile, capital, scope, email, mobile, round, name_tried, sending, created_at, version)"
                        + " VALUES (?, ?, 'DRAFT', '[]', 'LIMITED_LIABILITY', '320722', 'F5149', '某地', 1, '[]', 'a@b.cn',"
                        + " 'x', 0, 0, FALSE, ?, 1)")
                .params(id, SOMEBODY, now)
                .update();
        jdbc.sql("INSERT INTO notification (id, merchant_id, transition, importance, title_zh, title_en, body_zh,"
                        + " body_en, link, created_at) VALUES (?, ?, 't', 'PROGRESS', 'a', 'a', 'a', 'a', '/', ?)")
                .params(id, SOMEBODY, now)
                .update();
        jdbc.sql("INSERT INTO oauth_client (client_id, kind, name, merchant_id, permissions, status, created_at,"
                        + " updated_at) VALUES (?, 'PARTNER', 'ERP', ?, 'order:read', 'ACTIVE', ?, ?)")
                .params("partner-" + id, SOMEBODY, now, now)
                .update();
        return Map.of("id", Ids.text(id), "clientId", "partner-" + id);
    }

    @Override
    protected Set<String> publicPaths() {
        return Set.of("/api/auth/sms-codes");
    }
}
