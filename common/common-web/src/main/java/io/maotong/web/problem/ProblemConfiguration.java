package io.maotong.web.problem;

import io.maotong.web.trace.CurrentTrace;
import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.json.JsonMapper;

/** problem+json for whatever goes wrong. */
@AutoConfiguration
@Import(ProblemAdvice.class)
public class ProblemConfiguration {

    @Bean
    ProblemWriter problemWriter(JsonMapper json, CurrentTrace trace) {
        return new ProblemWriter(json, trace);
    }

    @Bean
    ConstraintCodes constraintCodes(List<ConstraintCodes.Named> named) {
        return new ConstraintCodes(named);
    }
}
