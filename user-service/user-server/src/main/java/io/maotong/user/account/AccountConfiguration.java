package io.maotong.user.account;

import io.maotong.user.UserError;
import io.maotong.web.problem.ConstraintCodes;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class AccountConfiguration {

    @Bean
    PasswordHashing passwordHashing(
            @Value("${maotong.sign-in.password-strength:12}") int strength,
            @Value("${maotong.sign-in.password-threads:2}") int threads,
            @Value("${maotong.sign-in.password-queue:20}") int queue) {
        return new PasswordHashing(strength, threads, queue);
    }

    @Bean
    ConstraintCodes.Named memberExists() {
        return new ConstraintCodes.Named("ux_member", UserError.MEMBER_EXISTS);
    }
}
