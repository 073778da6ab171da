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

    @Bean
    ConstraintCodes.Named shopCode() {
        return new ConstraintCodes.Named("ux_shop_code", OrderError.SHOP_EXISTS);
    }

    @Bean
    ConstraintCodes.Named openCorrection() {
        return new ConstraintCodes.Named("ux_correction_open", OrderError.CORRECTION_OPEN);
    }

    @Bean
    ConstraintCodes.Named evidence() {
        return new ConstraintCodes.Named("ux_return_evidence", OrderError.EVIDENCE_EXISTS);
    }
}
