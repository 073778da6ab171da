package io.maotong.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.maotong.test.Callers;
import io.maotong.test.ServiceTest;
import io.maotong.web.trace.CurrentTrace;
import io.maotong.web.trace.TraceContinuation;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.micrometer.tracing.test.autoconfigure.AutoConfigureTracing;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

@ServiceTest
@AutoConfigureTracing
class TraceTest {

    private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";
    private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TraceContinuation traces;

    @Autowired
    private CurrentTrace trace;

    @Test
    void traceOfTheCallerIsInTheErrorAndInTheCommandLog() throws Exception {
        mvc.perform(post("/api/merchant/notes")
                        .with(Callers.merchant(55_001, "note:write"))
                        .header("traceparent", PARENT)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\":\"\"}"))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.traceId").value(TRACE));
        mvc.perform(post("/api/merchant/notes")
                        .with(Callers.merchant(55_001, "note:write"))
                        .header("traceparent", PARENT)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\":\"traced\"}"))
                .andExpect(status().isCreated());
        assertThat(jdbc.sql("SELECT trace_id FROM command_log WHERE merchant_id = 55001")
                        .query(String.class)
                        .single())
                .isEqualTo(TRACE);
    }

    @Test
    void requestWithoutATraceBeginsOne() throws Exception {
        mvc.perform(get("/api/merchant/notes?size=0").with(Callers.merchant(55_002, "note:read")))
                .andExpect(status().isBadRequest())
                .andExpect(jsonPath("$.traceId").isNotEmpty());
    }

    @Test
    void traceGoesOnInWorkThatComesLater() {
        assertThat(traces.continued(PARENT, "later", trace::traceId)).isEqualTo(TRACE);
        assertThat(traces.continued(null, "later", trace::traceId)).hasSize(32).isNotEqualTo(TRACE);
    }
}
