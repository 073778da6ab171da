package io.maotong.house;

import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import com.jayway.jsonpath.JsonPath;
import io.maotong.test.Callers;
import io.maotong.test.EndpointGuard;
import io.maotong.test.ServiceTest;
import java.util.Map;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;

@ServiceTest
class EndpointGuardTest extends EndpointGuard {

    @Autowired
    private MockMvc mvc;

    @Override
    protected Map<String, String> objectsOfSomebody() throws Exception {
        String note = mvc.perform(post("/api/merchant/notes")
                        .with(Callers.merchant(41, "note:write"))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"subject\":\"guarded " + System.nanoTime() + "\"}"))
                .andReturn()
                .getResponse()
                .getContentAsString();
        return Map.of("id", JsonPath.read(note, "$.id"));
    }
}
