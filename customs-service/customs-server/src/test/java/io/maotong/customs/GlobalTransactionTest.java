package io.maotong.customs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.core.id.Ids;
import io.maotong.test.Callers;
import io.maotong.test.ServiceTest;
import java.time.Duration;
import org.apache.seata.tm.api.GlobalTransaction;
import org.apache.seata.tm.api.GlobalTransactionContext;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** Occupations as a branch of a global transaction, with the real coordinator. */
@ServiceTest
class GlobalTransactionTest {

    private static final int TIMEOUT_MILLIS = 30_000;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcTemplate jdbc;

    @DynamicPropertySource
    static void addresses(DynamicPropertyRegistry registry) {
        registry.add("MT_SANDBOX_URL", () -> FakePort.get().url());
        registry.add("seata.enabled", () -> "true");
    }

    @Test
    void rolledBackGlobalTransactionThenTheItemIsFreeAgain() throws Exception {
        long merchant = Ids.next();
        String entryId = item(merchant);
        GlobalTransaction transaction = GlobalTransactionContext.createNew();
        transaction.begin(TIMEOUT_MILLIS, "refund");
        assertThat(occupy(merchant, entryId)).isEqualTo(200);
        assertThat(held(merchant)).isEqualTo(1);
        transaction.rollback();
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(held(merchant)).isZero());
    }

    @Test
    void committedGlobalTransactionThenTheItemIsHeldAndNoUndoIsLeft() throws Exception {
        long merchant = Ids.next();
        String entryId = item(merchant);
        GlobalTransaction transaction = GlobalTransactionContext.createNew();
        transaction.begin(TIMEOUT_MILLIS, "refund");
        assertThat(occupy(merchant, entryId)).isEqualTo(200);
        transaction.commit();
        assertThat(held(merchant)).isEqualTo(1);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(jdbc.queryForObject("SELECT COUNT(*) FROM undo_log", Integer.class))
                        .isZero());
    }

    private int held(long merchant) {
        return jdbc.queryForObject(
                "SELECT COUNT(*) FROM entry_occupation WHERE merchant_id = ? AND active = 1", Integer.class, merchant);
    }

    private String item(long merchant) {
        String entryId = "230120260" + "%09d".formatted(merchant % 1_000_000_000L);
        jdbc.update(
                "INSERT INTO customs_entry_line (id, merchant_id, entry_id, item_no, commodity_code, name, unit,"
                        + " quantity, unit1, quantity1, currency, total)"
                        + " VALUES (?, ?, ?, 1, '7116200000', 'x', '007', 1, '035', 1, 'USD', 1)",
                Ids.next(),
                merchant,
                entryId);
        return entryId;
    }

    private int occupy(long merchant, String entryId) throws Exception {
        return mvc.perform(post("/internal/entry-occupations")
                        .with(Callers.service("refund-service"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"merchantId\":\"" + merchant + "\",\"batchId\":\"RB\",\"items\":[{\"entryId\":\""
                                + entryId + "\",\"itemNo\":1}]}"))
                .andReturn()
                .getResponse()
                .getStatus();
    }
}
