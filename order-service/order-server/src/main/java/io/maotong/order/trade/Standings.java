package io.maotong.order.trade;

import io.maotong.core.money.Money;
import io.maotong.order.timeline.Happening;
import io.maotong.order.timeline.Source;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What the timeline of an order says about where it stands with the other services. */
@Component
final class Standings {

    /** States of a list in which customs does not hold it. */
    private static final Set<String> NOT_AT_CUSTOMS = Set.of(
            "DRAFT",
            "READY",
            "TRANSMIT_REJECTED",
            "SEND_FAILED",
            "REJECTED_BY_PORT",
            "RETURNED",
            "CANCEL_APPROVED",
            "CANCELLED");

    private static final Set<String> HANDED_OVER = Set.of("HANDED_OVER", "IN_TRANSIT", "DELIVERED");

    private final JsonMapper json;

    Standings(JsonMapper json) {
        this.json = json;
    }

    /** Whether a list of it is on its way to customs or there. */
    boolean atCustoms(List<Happening> timeline) {
        return newest(timeline, Source.CUSTOMS).stream().anyMatch(list -> !NOT_AT_CUSTOMS.contains(list.state()));
    }

    boolean handedOver(List<Happening> timeline) {
        return newest(timeline, Source.SHIPMENT).stream().anyMatch(parcel -> HANDED_OVER.contains(parcel.state()));
    }

    /** Shipments that are booked and not handed over: they have to be cancelled with the order. */
    List<Happening> booked(List<Happening> timeline) {
        return newest(timeline, Source.SHIPMENT).stream()
                .filter(parcel -> Set.of("BOOKED", "LABELLED").contains(parcel.state()))
                .toList();
    }

    /** Matched receipts in the currency; null if there are none or they are in another one. */
    Money collected(List<Happening> timeline, String currency) {
        Money total = null;
        for (Happening receipt : newest(timeline, Source.RECEIPT)) {
            Money amount = "MATCHED".equals(receipt.state())
                    ? json.convertValue(receipt.detail().get("amount"), Money.class)
                    : null;
            if (amount != null && amount.currency().equals(currency)) {
                total = total == null ? amount : total.plus(amount);
            }
        }
        return total;
    }

    BigDecimal collectedAmount(List<Happening> timeline, String currency) {
        Money collected = collected(timeline, currency);
        return collected == null ? BigDecimal.ZERO : collected.amount();
    }

    /** The newest state of the newest object of a source; null if there is none. */
    String state(List<Happening> timeline, Source source) {
        return timeline.stream()
                .filter(step -> step.source() == source)
                .max(Comparator.comparing(Happening::version))
                .map(Happening::state)
                .orElse(null);
    }

    private static Collection<Happening> newest(List<Happening> timeline, Source source) {
        Map<String, Happening> byObject = new HashMap<>();
        timeline.stream()
                .filter(step -> step.source() == source)
                .forEach(step -> byObject.merge(step.sourceId(), step, (a, b) -> b.version() >= a.version() ? b : a));
        return new ArrayList<>(byObject.values());
    }
}
