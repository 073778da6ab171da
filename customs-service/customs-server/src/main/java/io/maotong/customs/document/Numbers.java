package io.maotong.customs.document;

import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Numbers within an enterprise: prefix, day, nine digits. Taken in blocks, never twice; gaps are possible. */
@Component
public class Numbers {

    private static final long EVERYBODY = 0;
    private static final long SHARED_FROM = 500_000_000;

    private final JdbcClient jdbc;
    private final Clock clock;

    Numbers(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Numbers of the merchant's own, for people. In a transaction of its own: see {@link #take(DocumentType, String, String, int)}. */
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<String> take(String prefix, int count) {
        return numbers(MerchantScope.merchantId(), prefix, 0, count);
    }

    /**
     * Numbers by which receipts name documents. Customs knows them within the enterprise that signs: a carrier or an agent
     * signs for many merchants, whose numbers must differ too and come from one counter, in a range of their own.
     *
     * @param signer code of the enterprise that signs
     * @param merchant code of the merchant
     */
    // In a transaction of its own: the counter must not stay locked while a page of documents is written.
    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public List<String> take(DocumentType type, String signer, String merchant, int count) {
        return signer.equals(merchant)
                ? numbers(MerchantScope.merchantId(), type.prefix(), 0, count)
                : numbers(EVERYBODY, type.prefix(), SHARED_FROM, count);
    }

    private List<String> numbers(long owner, String prefix, long from, int count) {
        String day = CustomsTime.day(clock.instant());
        jdbc.sql("""
            INSERT INTO number_counter (merchant_id, name, day, value) VALUES (?, ?, ?, LAST_INSERT_ID(?))
            ON DUPLICATE KEY UPDATE value = LAST_INSERT_ID(value + ?)
            """).params(owner, prefix, day, count, count).update();
        long last = from + jdbc.sql("SELECT LAST_INSERT_ID()").query(Long.class).single();
        List<String> numbers = new ArrayList<>(count);
        for (long number = last - count + 1; number <= last; number++) {
            numbers.add(prefix + day + "%09d".formatted(number));
        }
        return numbers;
    }
}
