package io.maotong.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.test.Callers;
import io.maotong.test.ServiceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionService;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** More requests than the service works on at a time. */
@ServiceTest
@TestPropertySource(
        properties = {"maotong.web.gate.working=2", "maotong.web.gate.waiting=1", "maotong.web.gate.patience=5s"})
class RequestGateTest {

    @Autowired
    private MockMvc mvc;

    @Autowired
    private MerchantNoteController.Gate gate;

    @AfterEach
    void open() {
        gate.open.countDown();
    }

    @Test
    void requestWhenAllPlacesAreTakenThenItWaitsAndTheNextIsToldToComeAgain() throws Exception {
        gate.entered = new CountDownLatch(2);
        gate.open = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<MockHttpServletResponse>> working = new ArrayList<>();
            working.add(others.submit(() -> write("g-1")));
            working.add(others.submit(() -> write("g-2")));
            assertThat(gate.entered.await(10, TimeUnit.SECONDS)).isTrue();
            // One of these two waits, whichever comes first.
            CompletionService<MockHttpServletResponse> more = new ExecutorCompletionService<>(others);
            more.submit(() -> write("g-3"));
            more.submit(() -> write("g-4"));
            MockHttpServletResponse refused = more.take().get();

            assertThat(refused.getStatus()).isEqualTo(503);
            assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
            assertThat(refused.getContentAsString()).contains("COMMON-50300");
            assertThat(mvc.perform(get("/actuator/health/liveness"))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as("the service itself is well")
                    .isEqualTo(200);
            gate.open.countDown();
            for (Future<MockHttpServletResponse> one : working) {
                assertThat(one.get().getStatus()).isEqualTo(201);
            }
            assertThat(more.take().get().getStatus()).isEqualTo(201);
        }
        assertThat(write("g-5").getStatus()).as("every place is free again").isEqualTo(201);
    }

    @Test
    void requestWhenItWaitsTooLongThenItIsToldToComeAgainAndHasDoneNothing() throws Exception {
        gate.entered = new CountDownLatch(2);
        gate.open = new CountDownLatch(1);
        try (ExecutorService others = Executors.newVirtualThreadPerTaskExecutor()) {
            others.submit(() -> write("h-1"));
            others.submit(() -> write("h-2"));
            assertThat(gate.entered.await(10, TimeUnit.SECONDS)).isTrue();

            assertThat(write("h-3").getStatus()).isEqualTo(503);

            gate.open.countDown();
        }
        MockHttpServletResponse again = write("h-3");
        assertThat(again.getStatus()).isEqualTo(201);
        assertThat(again.getHeader("Idempotency-Replayed")).isNull();
    }

    private MockHttpServletResponse write(String key) throws Exception {
        return mvc.perform(post("/api/merchant/notes")
                        .with(Callers.merchant(9_001, "note:write"))
                        .header("Idempotency-Key", key)
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\":\"" + key + "\"}"))
                .andReturn()
                .getResponse();
    }
}
