package io.maotong.sandbox.eport;

import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueHandler;
import java.util.List;
import org.springframework.stereotype.Component;

@Component
final class CardReview implements DueHandler {

    private final ElectronicPort port;

    CardReview(ElectronicPort port) {
        this.port = port;
    }

    @Override
    public String kind() {
        return ElectronicPort.CARD_KIND;
    }

    @Override
    public void handle(List<DueAction> actions) {
        port.reviewCards(actions.stream().map(DueAction::ref).toList());
    }
}
