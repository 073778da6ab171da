package io.maotong.sandbox.tax;

import java.util.Set;
import org.springframework.stereotype.Component;

/** PLFPDKGXQR: selects input invoices for deduction, agent's refund or neither, or takes that back. */
@Component
final class DeductionService implements TaxService {

    static final String DEDUCTION = "203065";

    private static final Set<String> USES = Set.of("1", "3", "6");

    private final UseOrders orders;

    DeductionService(UseOrders orders) {
        this.orders = orders;
    }

    @Override
    public String capability() {
        return DEDUCTION;
    }

    @Override
    public String service() {
        return "PLFPDKGXQR";
    }

    @Override
    public Object answer(String accessUnit, WireFields request) {
        return orders.order(request, USES);
    }
}
