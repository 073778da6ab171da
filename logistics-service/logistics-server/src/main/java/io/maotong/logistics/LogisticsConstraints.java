package io.maotong.logistics;

import io.maotong.web.problem.ConstraintCodes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the unique keys of this service mean. */
@Configuration
class LogisticsConstraints {

    @Bean
    ConstraintCodes.Named oneShipmentOfAnOrder() {
        return new ConstraintCodes.Named("ux_shipment_order", LogisticsError.SHIPPED_ALREADY);
    }
}
