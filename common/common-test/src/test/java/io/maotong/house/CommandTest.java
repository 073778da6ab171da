package io.maotong.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.maotong.test.Callers;
import io.maotong.test.ServiceTest;
import io.maotong.web.command.CommandChain;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

@ServiceTest
class CommandTest {

    private static final AtomicLong MERCHANTS = new AtomicLong(1000);

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private CommandChain chain;

    @Autowired
    private MerchantNoteController.Gate gate;

    private final long merchant = MERCHANTS.incrementAndGet();

    private MockHttpServletRequestBuilder write(String key, String subject, String secret) {
        MockHttpServletRequestBuilder request = post("/api/merchant/notes")
                .with(Callers.merchant(merchant, "note:write", "note:read"))
                .contentType(MediaType.APPLICATION_JSON)
                .content("{\"subject\":\"%s\",\"secret\":\"%s\"}".formatted(subject, secret));
        return key == null ? request : request.header("Idempotency-Key", key);
    }

    private long notes() {
        return jdbc.sql("SELECT COUNT(*) FROM note WHERE merchant_id = ?")
                .param(merchant)
                .query(Long.class)
                .single();
    }

    @Test
    void repeatedCommandGetsTheStoredAnswerAndHasNoSecondEffect() throws Exception {
        MvcResult first = mvc.perform(write("k-1", "a", "s"))
                .andExpect(status().isCreated())
                .andReturn();
        MvcResult second = mvc.perform(write("k-1", "a", "s"))
                .andExpect(status().isCreated())
                .andReturn();

        assertThat(second.getResponse().getContentAsString())
                .isEqualTo(first.getResponse().getContentAsString());
        assertThat(second.getResponse().getHeader("Location"))
                .isEqualTo(first.getResponse().getHeader("Location"));
        assertThat(second.getResponse().getHeader("Idempotency-Replayed")).isEqualTo("true");
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void keyWithAnotherBodyIsAConflict() throws Exception {
        mvc.perform(write("k-2", "a", "s")).andExpect(status().isCreated());
        mvc.perform(write("k-2", "b", "s"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("COMMON-40901"));
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void sameKeyOfAnotherMerchantIsAnotherCommand() throws Exception {
        mvc.perform(write("k-3", "a", "s")).andExpect(status().isCreated());
        mvc.perform(post("/api/merchant/notes")
                        .with(Callers.merchant(merchant + 500_000, "note:write"))
                        .header("Idempotency-Key", "k-3")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\":\"other\"}"))
                .andExpect(status().isCreated());
    }

    @Test
    void secondRequestWhileTheFirstRunsIsToldToComeAgain() throws Exception {
        gate.entered = new CountDownLatch(1);
        gate.open = new CountDownLatch(1);
        try (ExecutorService other = Executors.newSingleThreadExecutor()) {
            Future<Integer> first = other.submit(() -> mvc.perform(write("k-4", "slow", "s"))
                    .andReturn()
                    .getResponse()
                    .getStatus());
            gate.entered.await();
            try {
                mvc.perform(write("k-4", "slow", "s"))
                        .andExpect(status().isConflict())
                        .andExpect(jsonPath("$.code").value("COMMON-40902"));
            } finally {
                gate.open.countDown();
            }
            assertThat(first.get()).isEqualTo(201);
        }
        mvc.perform(write("k-4", "slow", "s")).andExpect(status().isCreated());
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void failedCommandLeavesNothingAndMayBeTriedAgain() throws Exception {
        mvc.perform(write("k-5", "f", "fail"))
                .andExpect(status().isInternalServerError())
                .andExpect(jsonPath("$.code").value("COMMON-50000"))
                .andExpect(result ->
                        assertThat(result.getResponse().getContentAsString()).doesNotContain("nobody outside"));
        assertThat(notes()).isZero();
        mvc.perform(write("k-5", "f", "fine")).andExpect(status().isCreated());
        assertThat(notes()).isEqualTo(1);
    }

    @Test
    void uniqueKeyBecomesItsErrorCode() throws Exception {
        mvc.perform(write(null, "once", "s")).andExpect(status().isCreated());
        mvc.perform(write(null, "once", "s"))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.code").value("HOUSE-40901"))
                .andExpect(jsonPath("$.title").value("主题已存在"));
    }

    @Test
    void everyViolationIsNamedInTheReadersLanguage() throws Exception {
        mvc.perform(write(null, "", "s").header("Accept-Language", "en"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.code").value("COMMON-40000"))
                .andExpect(jsonPath("$.errors[0].field").value("subject"))
                .andExpect(jsonPath("$.title").value("The request is not valid"));
    }

    @Test
    void permissionDecidesBeforeTheCommandIsLogged() throws Exception {
        mvc.perform(post("/api/merchant/notes")
                        .with(Callers.merchant(merchant, "note:read"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\":\"x\"}"))
                .andExpect(status().isForbidden());
        mvc.perform(post("/api/merchant/notes")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\":\"x\"}"))
                .andExpect(status().isUnauthorized())
                .andExpect(jsonPath("$.code").value("COMMON-40100"));
        mvc.perform(get("/api/merchant/notes").with(Callers.operator("note:read")))
                .andExpect(status().isForbidden());
        assertThat(jdbc.sql("SELECT COUNT(*) FROM command_log WHERE merchant_id = ?")
                        .param(merchant)
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void otherMerchantSeesNothing() throws Exception {
        MvcResult mine = mvc.perform(write(null, "mine", "s")).andReturn();
        String location = mine.getResponse().getHeader("Location");
        mvc.perform(get(location).with(Callers.merchant(merchant, "note:read"))).andExpect(status().isOk());
        mvc.perform(get(location).with(Callers.merchant(merchant + 900_000, "note:read")))
                .andExpect(status().isNotFound());
        mvc.perform(get("/api/merchant/notes").with(Callers.merchant(merchant + 900_000, "note:read")))
                .andExpect(jsonPath("$.total").value(0));
    }

    @Test
    void secretIsEncryptedInTheDatabaseAndPlainForItsOwner() throws Exception {
        mvc.perform(write(null, "enc", "13800001111"))
                .andExpect(jsonPath("$.secret").value("13800001111"));
        mvc.perform(get("/api/merchant/notes").with(Callers.merchant(merchant, "note:read")))
                .andExpect(jsonPath("$.items[0].secret").value("13800001111"));
        assertThat(jdbc.sql("SELECT secret FROM note WHERE merchant_id = ?")
                        .param(merchant)
                        .query(String.class)
                        .single())
                .startsWith("k1:")
                .doesNotContain("138");
    }

    @Test
    void chainShowsAnyLaterChange() throws Exception {
        mvc.perform(write("k-9", "chain", "s")).andExpect(status().isCreated());
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(this::everythingIsSealed);
        assertThat(chain.firstBroken()).isEmpty();

        long sequence = jdbc.sql("SELECT sequence FROM command_log WHERE merchant_id = ? AND command_key = 'k-9'")
                .param(merchant)
                .query(Long.class)
                .single();
        jdbc.sql("UPDATE command_log SET status = 200 WHERE sequence = ?")
                .param(sequence)
                .update();
        assertThat(chain.firstBroken()).hasValue(sequence);
        jdbc.sql("UPDATE command_log SET status = 201 WHERE sequence = ?")
                .param(sequence)
                .update();
        assertThat(chain.firstBroken()).isEmpty();
    }

    private boolean everythingIsSealed() {
        return jdbc.sql("SELECT COUNT(*) FROM command_log WHERE sequence IS NULL")
                        .query(Long.class)
                        .single()
                == 0;
    }
}
