package io.maotong.invoice.title;

import io.maotong.invoice.InvoiceError;
import io.maotong.web.problem.ConstraintCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Unique keys of titles as errors. */
@Configuration(proxyBeanMethods = false)
class TitleConstraints {

    @Bean
    ConstraintCodes.Named titleExists() {
        return new ConstraintCodes.Named("ux_title", InvoiceError.TITLE_EXISTS);
    }

    @Bean
    ConstraintCodes.Named titleChangeWaits() {
        return new ConstraintCodes.Named("ux_title_change", InvoiceError.CHANGE_WAITING);
    }
}
