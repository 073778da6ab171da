package io.maotong.refund;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import com.jayway.jsonpath.JsonPath;
import io.maotong.core.money.Money;
import io.maotong.data.scope.MerchantScope;
import io.maotong.messaging.Events;
import io.maotong.test.Callers;
import io.maotong.test.EndpointGuard;
import io.maotong.test.ServiceTest;
import io.maotong.user.api.Qualification;
import io.maotong.user.api.UserEvents;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ServiceTest
class RefundEndpointsTest extends EndpointGuard {

    private static final long MERCHANT = 7301;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private Events events;

    @Autowired
    private JdbcClient jdbc;

    @Override
    protected Map<String, String> objectsOfSomebody() throws Exception {
        qualify(MERCHANT);
        String opened = mvc.perform(post("/api/merchant/refund-batches:one-click")
                        .with(Callers.merchant(MERCHANT, "refund:submit"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"period\":\"202601\"}"))
                .andExpect(status().isAccepted())
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Map.of("batchId", JsonPath.read(opened, "$.batchId"));
    }

    @Override
    protected Set<String> sharedVariables() {
        return Set.of("commodityCode");
    }

    private void qualify(long merchant) {
        MerchantScope.run(
                merchant,
                () -> events.publish(
                        UserEvents.QUALIFICATION_CHANGED,
                        Long.toString(merchant),
                        1,
                        new Qualification(
                                Long.toString(merchant),
                                1,
                                "ACTIVE",
                                "东海县晶莹水晶工艺品有限公司",
                                "91320722MA1TE5T01K",
                                "张晶",
                                "320722",
                                "5148",
                                LocalDate.of(2026, 11, 1),
                                Money.cny("1000000.00"),
                                "张晶",
                                null,
                                null,
                                "2301960ABC",
                                null,
                                null,
                                null,
                                null,
                                null,
                                List.of())));
        Awaitility.await()
                .until(() -> jdbc.sql("SELECT COUNT(*) FROM source_merchant WHERE merchant_id = ?")
                                .param(merchant)
                                .query(Long.class)
                                .single()
                        == 1);
    }

    @Test
    void merchantWithoutQualificationIsToldSo() throws Exception {
        mvc.perform(post("/api/merchant/refund-batches:one-click")
                        .with(Callers.merchant(7302, "refund:submit"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"period\":\"202601\"}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.code").value("REFUND-42201"));
    }

    @Test
    void periodThatIsNoneOrLiesAheadIsRefused() throws Exception {
        qualify(7303);
        for (String period : List.of("2026-1", "202613", "209901", "")) {
            mvc.perform(post("/api/merchant/refund-batches:one-click")
                            .with(Callers.merchant(7303, "refund:submit"))
                            .contentType(MediaType.APPLICATION_JSON)
                            .content("{\"period\":\"%s\"}".formatted(period)))
                    .andExpect(status().isBadRequest())
                    .andExpect(jsonPath("$.errors[0].field").value("period"));
        }
    }

    @Test
    void filingOfNothingEndsWithTheReason() throws Exception {
        qualify(7304);
        String opened = mvc.perform(post("/api/merchant/refund-batches:one-click")
                        .with(Callers.merchant(7304, "refund:submit"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"period\":\"202601\"}"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String id = JsonPath.read(opened, "$.batchId");
        Awaitility.await()
                .untilAsserted(() -> mvc.perform(
                                get("/api/merchant/refund-batches/" + id).with(Callers.merchant(7304, "refund:read")))
                        .andExpect(jsonPath("$.batch.status").value("REJECTED"))
                        .andExpect(jsonPath("$.reason").isNotEmpty()));
    }

    @Test
    void rateIsLookedUpByDate() throws Exception {
        mvc.perform(get("/api/merchant/refund-rates/8541430000?date=2026-03-31")
                        .with(Callers.merchant(MERCHANT, "refund:read")))
                .andExpect(jsonPath("$.refundRate").value(0.09));
        mvc.perform(get("/api/merchant/refund-rates/8541430000?date=2026-04-01")
                        .with(Callers.merchant(MERCHANT, "refund:read")))
                .andExpect(jsonPath("$.refundRate").value(0.0));
        mvc.perform(get("/api/merchant/refund-rates/0210990090?date=2026-04-01")
                        .with(Callers.merchant(MERCHANT, "refund:read")))
                .andExpect(status().isConflict());
        mvc.perform(get("/api/merchant/refund-rates/9999999999").with(Callers.merchant(MERCHANT, "refund:read")))
                .andExpect(status().isNotFound());
    }
}
