package io.maotong.user.merchant;

import io.maotong.user.UserError;
import io.maotong.web.problem.ConstraintCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class MerchantConfiguration {

    @Bean
    ConstraintCodes.Named creditCodeTaken() {
        return new ConstraintCodes.Named("ux_merchant_credit_code", UserError.CREDIT_CODE_TAKEN);
    }
}
