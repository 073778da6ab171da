package io.maotong.user.signin;

import io.maotong.core.error.BusinessException;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.core.time.BusinessTime;
import io.maotong.data.intent.Intents;
import io.maotong.data.key.KeyService;
import io.maotong.user.UserError;
import io.maotong.user.account.Mobile;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Codes of six digits for signing in. The digits are nowhere at rest: they are derived from a random nonce with a key
 * that the database does not have, when they are sent and when they are checked.
 */
@Service
class SmsCodes {

    private static final BigInteger MILLION = BigInteger.valueOf(1_000_000);

    /** A code as the sender needs it. */
    record Outgoing(long id, String mobile, String digits, boolean usable) {}

    private record Code(long id, String mobile, String nonce, Instant expiresAt, int tries, String state) {}

    private record Quota(LocalDate day, int sent, Instant lastSentAt) {}

    private final JdbcClient jdbc;
    private final KeyService keys;
    private final Intents intents;
    private final SignInProperties properties;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    SmsCodes(JdbcClient jdbc, KeyService keys, Intents intents, SignInProperties properties, Clock clock) {
        this.jdbc = jdbc;
        this.keys = keys;
        this.intents = intents;
        this.properties = properties;
        this.clock = clock;
    }

    /**
     * Promises a code to a number; whether there is an account for it makes no difference.
     *
     * @throws BusinessException {@link UserError#TOO_MANY_CODES} beyond the limits
     */
    @Transactional
    public SmsCodeResponse request(String mobile, String address) {
        Mobile.require(mobile);
        String index = keys.blindIndex(mobile);
        // Always in this order, so that two requests cannot wait for each other.
        count(index, properties.codesPerMobileADay(), properties.resendAfter());
        count(keys.blindIndex("address:" + address), properties.codesPerAddressADay(), Duration.ZERO);
        byte[] nonce = new byte[16];
        random.nextBytes(nonce);
        Instant now = clock.instant();
        long id = Ids.next();
        jdbc.sql("UPDATE sms_code SET state = 'REPLACED' WHERE mobile_index = ? AND state = 'OPEN'")
                .param(index)
                .update();
        jdbc.sql("""
                        INSERT INTO sms_code
                          (id, mobile, mobile_index, nonce, address, created_at, expires_at, tries, state)
                        VALUES (?, ?, ?, ?, ?, ?, ?, 0, 'OPEN')
                        """)
                .params(
                        id,
                        keys.encrypt(mobile),
                        index,
                        HexFormat.of().formatHex(nonce),
                        address,
                        Timestamp.from(now),
                        Timestamp.from(now.plus(properties.codeLife())))
                .update();
        intents.add(0, SendSmsCode.KIND, "code " + id, new SendSmsCode.Payload(id), Duration.ZERO);
        return new SmsCodeResponse(
                properties.codeLife().toSeconds(), properties.resendAfter().toSeconds());
    }

    /** Takes a code once; a wrong one costs a try. */
    @Transactional
    public boolean use(String mobile, String digits) {
        Optional<Code> found = jdbc.sql(COLUMNS
                        + " WHERE mobile_index = ? AND state = 'OPEN' ORDER BY created_at DESC LIMIT 1 FOR UPDATE")
                .param(keys.blindIndex(mobile))
                .query(this::read)
                .optional();
        if (found.isEmpty()
                || !clock.instant().isBefore(found.get().expiresAt())
                || found.get().tries() >= properties.codeTries()) {
            return false;
        }
        Code code = found.get();
        boolean right = MessageDigest.isEqual(
                digitsOf(code).getBytes(StandardCharsets.US_ASCII),
                String.valueOf(digits).getBytes(StandardCharsets.UTF_8));
        String state = right ? "USED" : code.tries() + 1 >= properties.codeTries() ? "DEAD" : "OPEN";
        jdbc.sql("UPDATE sms_code SET tries = tries + 1, state = ? WHERE id = ?")
                .params(state, code.id())
                .update();
        return right;
    }

    Optional<Outgoing> find(long id) {
        return jdbc.sql(COLUMNS + " WHERE id = ?")
                .param(id)
                .query(this::read)
                .optional()
                .map(code -> new Outgoing(
                        code.id(),
                        code.mobile(),
                        digitsOf(code),
                        "OPEN".equals(code.state()) && clock.instant().isBefore(code.expiresAt())));
    }

    int forgetExpired() {
        return jdbc.sql("DELETE FROM sms_code WHERE expires_at < ?")
                .param(Timestamp.from(clock.instant().minus(Duration.ofDays(2))))
                .update();
    }

    private void count(String subject, int mostADay, Duration pause) {
        Instant now = clock.instant();
        LocalDate today = BusinessTime.today(clock);
        jdbc.sql("""
                        INSERT INTO sms_quota (subject, day, sent) VALUES (?, ?, 0)
                        ON DUPLICATE KEY UPDATE subject = VALUES(subject)
                        """).params(subject, Date.valueOf(today)).update();
        Quota quota = jdbc.sql("SELECT day, sent, last_sent_at FROM sms_quota WHERE subject = ? FOR UPDATE")
                .param(subject)
                .query((row, number) -> new Quota(
                        row.getObject("day", LocalDate.class),
                        row.getInt("sent"),
                        row.getTimestamp("last_sent_at") == null
                                ? Instant.MIN
                                : row.getTimestamp("last_sent_at").toInstant()))
                .single();
        int sent = quota.day().equals(today) ? quota.sent() : 0;
        if (sent >= mostADay) {
            throw new BusinessException(
                    UserError.TOO_MANY_CODES, Text.of("今天的验证码次数已用完，请明天再试", "No more codes today: try again tomorrow"));
        }
        if (!pause.isZero()
                && quota.lastSentAt() != Instant.MIN
                && now.isBefore(quota.lastSentAt().plus(pause))) {
            long wait = Math.max(
                    1, Duration.between(now, quota.lastSentAt().plus(pause)).toSeconds());
            throw new BusinessException(
                    UserError.TOO_MANY_CODES,
                    Text.of("请在 %d 秒后再获取验证码", "Ask for another code in %d seconds")
                            .with(wait));
        }
        jdbc.sql("UPDATE sms_quota SET day = ?, sent = ?, last_sent_at = ? WHERE subject = ?")
                .params(Date.valueOf(today), sent + 1, Timestamp.from(now), subject)
                .update();
    }

    private String digitsOf(Code code) {
        String mac = keys.blindIndex("sms-code:" + code.id() + ":" + code.mobile() + ":" + code.nonce());
        return String.format("%06d", new BigInteger(mac, 16).mod(MILLION).intValueExact());
    }

    private static final String COLUMNS = "SELECT id, mobile, nonce, expires_at, tries, state FROM sms_code";

    private Code read(ResultSet row, int number) throws SQLException {
        return new Code(
                row.getLong("id"),
                keys.decrypt(row.getString("mobile")),
                row.getString("nonce"),
                row.getTimestamp("expires_at").toInstant(),
                row.getInt("tries"),
                row.getString("state"));
    }
}
