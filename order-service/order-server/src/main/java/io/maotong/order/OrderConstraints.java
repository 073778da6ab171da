package io.maotong.order;

import io.maotong.web.problem.ConstraintCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the unique keys of this service mean. */
@Configuration
class OrderConstraints {

    @Bean
    ConstraintCodes.Named orderNumber() {
        return new ConstraintCodes.Named("ux_order_no", OrderError.ORDER_EXISTS);
    }

    @Bean
    ConstraintCodes.Named productSku() {
        return new ConstraintCodes.Named("ux_product_sku", OrderError.PRODUCT_EXISTS);
    }
}
