package io.maotong.customs;

import io.maotong.customs.document.CustomsError;
import io.maotong.web.problem.ConstraintCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Unique keys that two callers may meet at, as errors. */
@Configuration
class UniqueKeys {

    @Bean
    ConstraintCodes.Named entryOccupied() {
        return new ConstraintCodes.Named("ux_entry_occupation", CustomsError.ENTRY_OCCUPIED);
    }

    @Bean
    ConstraintCodes.Named orderInBatch() {
        return new ConstraintCodes.Named("ux_batch_order", CustomsError.ORDER_IN_BATCH);
    }

    @Bean
    ConstraintCodes.Named listInManifest() {
        return new ConstraintCodes.Named("ux_manifest_line", CustomsError.IN_MANIFEST);
    }

    @Bean
    ConstraintCodes.Named listInSummary() {
        return new ConstraintCodes.Named("ux_summary_list", CustomsError.IN_SUMMARY);
    }
}
