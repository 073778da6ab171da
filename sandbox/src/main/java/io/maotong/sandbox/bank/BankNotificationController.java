package io.maotong.sandbox.bank;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
final class BankNotificationController {

    private final BankFeed feed;

    /** @param next what to pass as {@code after} the next time; does not move while there is nothing new */
    record FeedResponse(List<BankFeed.Message> items, long next) {}

    BankNotificationController(BankFeed feed) {
        this.feed = feed;
    }

    @GetMapping("/bank/notifications")
    FeedResponse after(@RequestParam(defaultValue = "0") long after, @RequestParam(defaultValue = "100") int limit) {
        List<BankFeed.Message> items = feed.after(after, limit);
        return new FeedResponse(items, items.isEmpty() ? after : items.getLast().seq());
    }
}
