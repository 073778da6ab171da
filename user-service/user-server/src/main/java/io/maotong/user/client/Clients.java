package io.maotong.user.client;

import io.maotong.core.error.NotFoundException;
import io.maotong.core.error.Text;
import io.maotong.core.error.Violations;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import io.maotong.user.UserError;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The programs that may ask for tokens: our front ends, our services, partners of merchants. */
@Service
public class Clients {

    private static final String COLUMNS =
            "SELECT client_id, kind, secret_hash, name, merchant_id, permissions, status FROM oauth_client";

    /** What a merchant may hand to a partner: reading and feeding data in, never money or declarations. */
    private static final Set<String> FOR_PARTNERS = Set.of(
            "order:read",
            "order:import",
            "product:manage",
            "logistics:read",
            "customs:read",
            "invoice:read",
            "refund:read",
            "forex:read",
            "policy:read",
            "qualification:read");

    private final JdbcClient jdbc;
    private final Clock clock;
    // Secrets are random and long, unlike passwords: cost 10 is enough and keeps the start short.
    private final BCryptPasswordEncoder encoder = new BCryptPasswordEncoder(10);

    Clients(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    public Optional<Client> find(String clientId) {
        return jdbc.sql(COLUMNS + " WHERE client_id = ?")
                .param(clientId)
                .query(Clients::read)
                .optional();
    }

    /** Registers a front end. */
    void registerPublic(String clientId, String name) {
        upsert(clientId, Client.Kind.PUBLIC, null, name);
    }

    /** Registers a service or gives it its new secret. */
    void registerService(String clientId, String secret) {
        String known = find(clientId).map(Client::secretHash).orElse(null);
        if (known == null || !encoder.matches(secret, known)) {
            upsert(clientId, Client.Kind.SERVICE, encoder.encode(secret), clientId);
        }
    }

    private void upsert(String clientId, Client.Kind kind, String secretHash, String name) {
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        INSERT INTO oauth_client
                          (client_id, kind, secret_hash, name, permissions, status, created_at, updated_at)
                        VALUES (?, ?, ?, ?, '', 'ACTIVE', ?, ?)
                        ON DUPLICATE KEY UPDATE secret_hash = VALUES(secret_hash), updated_at = VALUES(updated_at)
                        """)
                .params(Arrays.asList(clientId, kind.name(), secretHash, name, now, now))
                .update();
    }

    /** Lets a partner of the current merchant in. The secret is chosen by the merchant and never shown again. */
    @Transactional
    public PartnerClientResponse addPartner(PartnerClientRequest request) {
        List<String> permissions = request.permissions() == null ? List.of() : request.permissions();
        new Violations()
                .check(
                        request.name() != null
                                && !request.name().isBlank()
                                && request.name().length() <= 60,
                        UserError.CLIENT,
                        "name",
                        "LENGTH",
                        "1..60",
                        Text.of("请填写接入方名称", "Enter the partner's name"))
                .check(
                        ClientProperties.isGood(request.secret())
                                && request.secret().length() <= 72,
                        UserError.CLIENT,
                        "secret",
                        "SECRET",
                        "32..72",
                        Text.of("请使用32至72位随机密钥", "Use a random secret of 32 to 72 characters"))
                .check(
                        !permissions.isEmpty() && FOR_PARTNERS.containsAll(permissions),
                        UserError.CLIENT,
                        "permissions",
                        "PERMISSION",
                        String.join("|", FOR_PARTNERS.stream().sorted().toList()),
                        Text.of("请只选择可授予接入方的权限", "Choose only permissions that partners may have"))
                .throwIfAny(UserError.CLIENT);
        String clientId = "partner-" + Ids.text(Ids.next());
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql("""
                        INSERT INTO oauth_client
                          (client_id, kind, secret_hash, name, merchant_id, permissions, status, created_at, updated_at)
                        VALUES (?, 'PARTNER', ?, ?, ?, ?, 'ACTIVE', ?, ?)
                        """)
                .params(
                        clientId,
                        encoder.encode(request.secret()),
                        request.name(),
                        MerchantScope.merchantId(),
                        String.join(" ", permissions),
                        now,
                        now)
                .update();
        return new PartnerClientResponse(clientId, request.name(), permissions);
    }

    public List<PartnerClientResponse> partners() {
        return jdbc
                .sql(COLUMNS + " WHERE merchant_id = ? AND status = 'ACTIVE' ORDER BY created_at")
                .param(MerchantScope.merchantId())
                .query(Clients::read)
                .list()
                .stream()
                .map(client -> new PartnerClientResponse(client.clientId(), client.name(), client.permissions()))
                .toList();
    }

    @Transactional
    public void removePartner(String clientId) {
        int changed = jdbc.sql("""
                        UPDATE oauth_client SET status = 'REMOVED', updated_at = ?
                        WHERE client_id = ? AND merchant_id = ? AND status = 'ACTIVE'
                        """)
                .params(Timestamp.from(clock.instant()), clientId, MerchantScope.merchantId())
                .update();
        if (changed == 0) {
            throw new NotFoundException("partner client", clientId);
        }
    }

    private static Client read(ResultSet row, int number) throws SQLException {
        long merchantId = row.getLong("merchant_id");
        Long owner = row.wasNull() ? null : merchantId;
        String permissions = row.getString("permissions");
        return new Client(
                row.getString("client_id"),
                Client.Kind.valueOf(row.getString("kind")),
                row.getString("secret_hash"),
                row.getString("name"),
                owner,
                permissions.isEmpty() ? List.of() : List.of(permissions.split(" ")),
                "ACTIVE".equals(row.getString("status")));
    }
}
