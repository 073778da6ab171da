package io.maotong.invoice.policy;

import io.maotong.core.error.BusinessException;
import io.maotong.invoice.document.Party;
import io.maotong.invoice.order.BuyerTitles;
import io.maotong.invoice.title.Titles;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The titles that policies name: one of the merchant's list, or one that is kept with the policy alone. */
@Component
class PolicyTitles implements BuyerTitles {

    private final Policies policies;
    private final Titles titles;

    PolicyTitles(Policies policies, Titles titles) {
        this.policies = policies;
        this.titles = titles;
    }

    @Override
    public Map<String, Party> of(Collection<String> customerNos) {
        Map<String, Party> parties = new HashMap<>();
        for (PolicyRow row : policies.withTitles(customerNos)) {
            party(row).ifPresent(party -> parties.put(row.customerNo, party));
        }
        return parties;
    }

    private Optional<Party> party(PolicyRow row) {
        if (row.titleId == null) {
            return Optional.ofNullable(policies.buyer(row));
        }
        try {
            return Optional.of(titles.snapshot(row.titleId).party());
        } catch (BusinessException e) {
            // Frozen or waiting for its review: as good as none, and the plan says so.
            return Optional.empty();
        }
    }
}
