package io.maotong.sandbox.bank;

import io.maotong.sandbox.due.DueAction;
import io.maotong.sandbox.due.DueHandler;
import java.util.List;
import org.springframework.stereotype.Component;

/** Announces some credits a second time, as banks do. */
@Component
final class RepeatedCredits implements DueHandler {

    private static final int PER_MESSAGE = 50;

    private final BankFeed feed;

    RepeatedCredits(BankFeed feed) {
        this.feed = feed;
    }

    @Override
    public String kind() {
        return BankFeed.REPEAT;
    }

    @Override
    public void handle(List<DueAction> actions) {
        feed.repeat(actions.stream().map(action -> Long.valueOf(action.ref())).toList(), PER_MESSAGE);
    }
}
