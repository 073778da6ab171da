package io.maotong.forex.collection;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.data.scope.MerchantScope;
import io.maotong.forex.account.Accounts;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Reads a kept message and books what it says, account by account; repeating it changes nothing. */
@Component
final class HandleMessage implements IntentHandler {

    static final String KIND = "handle-bank-message";
    private static final Duration TRY_AGAIN = Duration.ofSeconds(10);

    private final MessageService messages;
    private final ReceiptBooking booking;
    private final Accounts accounts;
    private final CollectionProperties properties;
    private final JsonMapper json;
    private final Clock clock;
    private final Camt054Reader reader;

    record Arrived(long messageId) {}

    HandleMessage(
            MessageService messages,
            ReceiptBooking booking,
            Accounts accounts,
            CollectionProperties properties,
            JsonMapper json,
            Clock clock) {
        this.messages = messages;
        this.booking = booking;
        this.accounts = accounts;
        this.properties = properties;
        this.json = json;
        this.clock = clock;
        this.reader = new Camt054Reader(properties.namespaces(), properties.longestMessage());
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        MessageRow message =
                messages.byId(json.readValue(intent.payload(), Arrived.class).messageId());
        if (message.state == MessageState.HANDLED) {
            return IntentOutcome.done();
        }
        try {
            return handle(message, reader.read(message.body));
        } catch (UnreadableMessage e) {
            messages.quarantine(message, e.getMessage());
            return IntentOutcome.done();
        }
    }

    private IntentOutcome handle(MessageRow message, Notification notification) {
        Map<String, List<Notification.Movement>> byAccount = new LinkedHashMap<>();
        notification
                .movements()
                .forEach(movement -> byAccount
                        .computeIfAbsent(movement.accountNo(), number -> new ArrayList<>())
                        .add(movement));
        Map<String, Accounts.Account> known = accounts.byNumbers(message.bank, byAccount.keySet());
        List<String> unknown = new ArrayList<>();
        byAccount.forEach((number, movements) -> {
            Accounts.Account account = known.get(number);
            if (account == null) {
                movements.forEach(movement -> unknown.add(unknown(message, movement)));
            } else {
                MerchantScope.run(account.merchantId(), () -> booking.book(message, account, movements));
            }
        });
        messages.resolve(message, List.of(ExceptionKind.UNKNOWN_ACCOUNT, ExceptionKind.QUARANTINED), unknown);
        if (!unknown.isEmpty() && clock.instant().isBefore(message.receivedAt.plus(properties.unknownAccountFor()))) {
            return IntentOutcome.again(TRY_AGAIN);
        }
        messages.handled(message, notification.messageId());
        return IntentOutcome.done();
    }

    private String unknown(MessageRow message, Notification.Movement movement) {
        String number = movement.accountNo();
        messages.raise(
                message,
                ExceptionKind.UNKNOWN_ACCOUNT,
                movement.bankReference(),
                movement.amount() + " to an account ending in " + number.substring(Math.max(0, number.length() - 4))
                        + " that nobody here has");
        return movement.bankReference();
    }
}
