package io.maotong.user.account;

import io.maotong.core.id.Ids;
import io.maotong.data.key.KeyService;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** Accounts and what they may do. These tables belong to no merchant, so they are read without the merchant line. */
@Service
public class Accounts {

    private static final String COLUMNS = "SELECT id, kind, display_name, status, password_hash FROM account";

    private record Membership(long merchantId, String role) {}

    private final JdbcClient jdbc;
    private final KeyService keys;
    private final Clock clock;

    Accounts(JdbcClient jdbc, KeyService keys, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.clock = clock;
    }

    /** The account with this mobile number; made if there is none. */
    public Account ofMobile(String mobile) {
        return findByMobile(mobile).orElseGet(() -> create(mobile));
    }

    public Optional<Account> findByMobile(String mobile) {
        return jdbc.sql(COLUMNS + " WHERE mobile_index = ?")
                .param(keys.blindIndex(mobile))
                .query(Accounts::read)
                .optional();
    }

    public Optional<Account> findByUsername(String username) {
        return jdbc.sql(COLUMNS + " WHERE username = ?")
                .param(username)
                .query(Accounts::read)
                .optional();
    }

    public Optional<Account> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE id = ?")
                .param(id)
                .query(Accounts::read)
                .optional();
    }

    /** The mobile number of an account. */
    public Optional<String> mobileOf(long id) {
        return jdbc.sql("SELECT mobile FROM account WHERE id = ?")
                .param(id)
                .query((row, number) -> Optional.ofNullable(row.getString(1)))
                .optional()
                .flatMap(found -> found.map(keys::decrypt));
    }

    private Account create(String mobile) {
        long id = Ids.next();
        try {
            jdbc.sql("""
                            INSERT INTO account (id, kind, mobile, mobile_index, display_name, status, created_at)
                            VALUES (?, 'MERCHANT', ?, ?, ?, 'ACTIVE', ?)
                            """)
                    .params(
                            id,
                            keys.encrypt(mobile),
                            keys.blindIndex(mobile),
                            Mobile.masked(mobile),
                            Timestamp.from(clock.instant()))
                    .update();
            return new Account(id, Account.Kind.MERCHANT, Mobile.masked(mobile), true, null);
        } catch (DuplicateKeyException e) {
            // The same person signed in twice at once.
            return findByMobile(mobile).orElseThrow(() -> e);
        }
    }

    /** Makes an operator account unless there is one of that name. @return whether it was made */
    boolean createOperator(String username, String displayName, String passwordHash, String role) {
        long id = Ids.next();
        try {
            jdbc.sql("""
                            INSERT INTO account (id, kind, username, password_hash, display_name, status, created_at)
                            VALUES (?, 'OPERATOR', ?, ?, ?, 'ACTIVE', ?)
                            """)
                    .params(id, username, passwordHash, displayName, Timestamp.from(clock.instant()))
                    .update();
        } catch (DuplicateKeyException e) {
            return false;
        }
        jdbc.sql("INSERT INTO account_role (account_id, role) VALUES (?, ?)")
                .params(id, role)
                .update();
        return true;
    }

    /**
     * What an account may do.
     *
     * @param preferred the merchant to act for, if the account is a member there; null for its first one
     */
    public Standing standingOf(Account account, Long preferred) {
        if (account.kind() == Account.Kind.OPERATOR) {
            List<String> roles = jdbc.sql("SELECT role FROM account_role WHERE account_id = ? ORDER BY role")
                    .param(account.id())
                    .query(String.class)
                    .list();
            return new Standing(null, roles, permissionsOf(roles));
        }
        List<Membership> memberships = jdbc.sql("SELECT merchant_id, role FROM member WHERE account_id = ? ORDER BY id")
                .param(account.id())
                .query((row, number) -> new Membership(row.getLong(1), row.getString(2)))
                .list();
        return memberships.stream()
                .filter(membership -> preferred != null && membership.merchantId() == preferred)
                .findFirst()
                .or(() -> memberships.stream().findFirst())
                .map(membership -> new Standing(
                        membership.merchantId(), List.of(membership.role()), permissionsOf(List.of(membership.role()))))
                .orElseGet(() -> new Standing(null, List.of(), Set.of("merchant:create")));
    }

    public boolean isMember(long accountId, long merchantId) {
        return jdbc.sql("SELECT COUNT(*) FROM member WHERE account_id = ? AND merchant_id = ?")
                        .params(accountId, merchantId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    public boolean hasMerchant(long accountId) {
        return jdbc.sql("SELECT COUNT(*) FROM member WHERE account_id = ? AND role = 'OWNER'")
                        .param(accountId)
                        .query(Long.class)
                        .single()
                > 0;
    }

    /** Locks the account's row until the end of the transaction, so that its owner does one thing at a time. */
    public void lock(long accountId) {
        jdbc.sql("SELECT id FROM account WHERE id = ? FOR UPDATE")
                .param(accountId)
                .query(Long.class)
                .optional();
    }

    boolean isMerchantRole(String role) {
        return jdbc.sql("SELECT COUNT(*) FROM role WHERE code = ? AND audience = 'MERCHANT'")
                        .param(role)
                        .query(Long.class)
                        .single()
                > 0;
    }

    private Set<String> permissionsOf(List<String> roles) {
        if (roles.isEmpty()) {
            return Set.of();
        }
        return new TreeSet<>(jdbc.sql("SELECT DISTINCT permission FROM role_permission WHERE role IN (:roles)")
                .param("roles", roles)
                .query(String.class)
                .list());
    }

    private static Account read(ResultSet row, int number) throws SQLException {
        return new Account(
                row.getLong("id"),
                Account.Kind.valueOf(row.getString("kind")),
                row.getString("display_name"),
                "ACTIVE".equals(row.getString("status")),
                row.getString("password_hash"));
    }
}
