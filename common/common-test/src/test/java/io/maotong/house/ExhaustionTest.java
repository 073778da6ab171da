package io.maotong.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.maotong.test.Callers;
import io.maotong.test.ServiceTest;
import java.sql.Connection;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.MockMvc;

/** More requests than the database takes: who waited in vain is told to come again. */
@ServiceTest
@TestPropertySource(
        properties = {"spring.datasource.hikari.maximum-pool-size=4", "spring.datasource.hikari.connection-timeout=500"
        })
class ExhaustionTest {

    private static final int CONNECTIONS = 4;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private DataSource database;

    @Test
    void commandWhenNoConnectionIsFreeInTimeThenComeAgainAndThenItIsDone() throws Exception {
        List<Connection> taken = new ArrayList<>();
        try {
            while (taken.size() < CONNECTIONS) {
                taken.add(database.getConnection());
            }
            MockHttpServletResponse busy = write();
            assertThat(busy.getStatus()).isEqualTo(503);
            assertThat(busy.getHeader("Retry-After")).isEqualTo("1");
            assertThat(busy.getContentAsString()).contains("COMMON-50300").doesNotContain("Hikari");
        } finally {
            for (Connection connection : taken) {
                connection.close();
            }
        }
        assertThat(write().getStatus()).isEqualTo(201);
    }

    private MockHttpServletResponse write() throws Exception {
        return mvc.perform(post("/api/merchant/notes")
                        .with(Callers.merchant(9_000, "note:write"))
                        .header("Idempotency-Key", "exhausted")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\":\"late\"}"))
                .andReturn()
                .getResponse();
    }
}
