package io.maotong.sandbox.tax;

import java.util.Set;
import org.springframework.stereotype.Component;

/** PLFPTSGXQR: selects input invoices for refund, or takes that back. */
@Component
final class SelectionService implements TaxService {

    private static final Set<String> USES = Set.of("2");

    private final UseOrders orders;

    SelectionService(UseOrders orders) {
        this.orders = orders;
    }

    @Override
    public String capability() {
        return REFUND_SELECTION;
    }

    @Override
    public String service() {
        return "PLFPTSGXQR";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        return orders.order(request, USES);
    }
}
