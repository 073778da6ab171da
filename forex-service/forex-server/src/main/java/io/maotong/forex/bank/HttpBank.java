package io.maotong.forex.bank;

import io.maotong.remote.authority.AuthorityAnswer;
import io.maotong.remote.authority.AuthorityCall;
import io.maotong.remote.authority.AuthorityClient;
import io.maotong.remote.authority.AuthorityClients;
import io.maotong.remote.authority.Channel;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The bank over its signed HTTP interface. */
@Component
final class HttpBank implements Bank {

    private static final String AUTHORITY = "bank";
    private static final int LONGEST_MESSAGE = 250;

    private final AuthorityClient client;
    private final JsonMapper json;

    HttpBank(AuthorityClients clients, JsonMapper json) {
        this.client = clients.get(AUTHORITY);
        this.json = json;
    }

    private record BoardAnswer(OffsetDateTime publishedAt, List<BoardRate> rates) {}

    private record Refusal(String code, String message) {}

    @Override
    public String id() {
        return AUTHORITY;
    }

    @Override
    public Channel channel() {
        return client.channel();
    }

    @Override
    public BankAnswer<OpenedAccount> openAccount(AccountOrder order) {
        return post("open-account", order.serial(), "/bank/virtual-accounts", order, OpenedAccount.class);
    }

    @Override
    public BankAnswer<OpenedAccount> accountBySerial(String serial) {
        return bySerial("account-by-serial", "/bank/virtual-accounts", serial, OpenedAccount.class);
    }

    @Override
    public BankAnswer<Page> notifications(long after, int limit) {
        return get("notifications", "/bank/notifications?after=" + after + "&limit=" + limit, reader(Page.class));
    }

    @Override
    public BankAnswer<Board> rates() {
        return get("rates", "/bank/rates", text -> {
            BoardAnswer board = json.readValue(text, BoardAnswer.class);
            return new Board(board.publishedAt().toInstant(), board.rates(), text);
        });
    }

    @Override
    public BankAnswer<Quoted> quote(QuoteOrder order) {
        return post("fx-quote", order.serial(), "/bank/fx/quotes", order, Quoted.class);
    }

    @Override
    public BankAnswer<Quoted> quoteBySerial(String serial) {
        return bySerial("fx-quote-by-serial", "/bank/fx/quotes", serial, Quoted.class);
    }

    @Override
    public BankAnswer<Deal> deal(DealOrder order) {
        return post("fx-deal", order.serial(), "/bank/fx/deals", order, Deal.class);
    }

    @Override
    public BankAnswer<Deal> dealBySerial(String serial) {
        return bySerial("fx-deal-by-serial", "/bank/fx/deals", serial, Deal.class);
    }

    private <T> BankAnswer<T> bySerial(String operation, String path, String serial, Class<T> type) {
        return get(operation, path + "?serial=" + URLEncoder.encode(serial, StandardCharsets.UTF_8), reader(type));
    }

    private <T> BankAnswer<T> get(String operation, String path, Function<String, T> reader) {
        return answer(client.exchange(AuthorityCall.get(operation, path)), reader);
    }

    private <T> BankAnswer<T> post(String operation, String serial, String path, Object body, Class<T> type) {
        return answer(
                client.exchange(AuthorityCall.postJson(operation, serial, path, json.writeValueAsBytes(body))),
                reader(type));
    }

    private <T> Function<String, T> reader(Class<T> type) {
        return text -> json.readValue(text, type);
    }

    private <T> BankAnswer<T> answer(AuthorityAnswer answer, Function<String, T> reader) {
        return switch (answer) {
            case AuthorityAnswer.Accepted accepted -> given(accepted.text(), reader);
            case AuthorityAnswer.Rejected rejected -> refused(rejected);
            case AuthorityAnswer.Later later -> new BankAnswer.Busy<>(later.after());
            case AuthorityAnswer.NotSent notSent -> new BankAnswer.NotSent<>(notSent.reason());
            case AuthorityAnswer.Unknown unknown -> new BankAnswer.Unknown<>(unknown.reason());
        };
    }

    private static <T> BankAnswer<T> given(String text, Function<String, T> reader) {
        try {
            return new BankAnswer.Given<>(reader.apply(text));
        } catch (JacksonException e) {
            // Something was done there; what, this answer does not tell.
            return new BankAnswer.Unknown<>("an answer that cannot be read: " + e.getOriginalMessage());
        }
    }

    private <T> BankAnswer<T> refused(AuthorityAnswer.Rejected rejected) {
        if (rejected.status() == 401) {
            return new BankAnswer.NotSent<>("the bank does not accept our signature");
        }
        try {
            Refusal refusal = json.readValue(rejected.text(), Refusal.class);
            return new BankAnswer.Refused<>(rejected.status(), refusal.code(), shortened(refusal.message()));
        } catch (JacksonException e) {
            return new BankAnswer.Refused<>(rejected.status(), "HTTP-" + rejected.status(), shortened(rejected.text()));
        }
    }

    private static String shortened(String text) {
        String message = text == null ? "" : text;
        return message.length() <= LONGEST_MESSAGE ? message : message.substring(0, LONGEST_MESSAGE);
    }
}
