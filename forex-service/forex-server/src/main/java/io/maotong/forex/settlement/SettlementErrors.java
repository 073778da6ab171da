package io.maotong.forex.settlement;

import io.maotong.forex.ForexError;
import io.maotong.web.problem.ConstraintCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What a violated unique key of this feature means. */
@Configuration(proxyBeanMethods = false)
class SettlementErrors {

    @Bean
    ConstraintCodes.Named settlementQuoteUsed() {
        return new ConstraintCodes.Named("ux_settlement_quote", ForexError.QUOTE_USED);
    }
}
