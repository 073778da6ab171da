package io.maotong.sandbox.bank;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.sandbox.SandboxUnderTest;
import io.maotong.sandbox.SandboxUnderTest.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.w3c.dom.Element;

/** What the tests of the bank do again and again. */
final class BankCase {

    private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";

    final SandboxUnderTest sandbox;
    final String uscc = uscc();

    /** One entry as a reader of the feed sees it, with the whole element for the rest. */
    record SeenEntry(long seq, String account, Element element) {

        String text(String path) {
            return Xml.text(element, path);
        }
    }

    BankCase(SandboxUnderTest sandbox) {
        this.sandbox = sandbox;
    }

    static String serial() {
        return "T" + UUID.randomUUID().toString().substring(0, 24);
    }

    private static String uscc() {
        StringBuilder text = new StringBuilder("91320722");
        UUID random = UUID.randomUUID();
        for (int i = 0; i < 10; i++) {
            text.append(ALPHABET.charAt(
                    (int) Long.remainderUnsigned(random.getMostSignificantBits() >>> (i * 5), ALPHABET.length())));
        }
        return text.toString();
    }

    String open(String currency) {
        Answer answer = sandbox.post("forex", "/bank/virtual-accounts", account(serial(), currency));
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
        return answer.at("/accountNo");
    }

    Map<String, Object> account(String serial, String currency) {
        return Map.of("serial", serial, "currency", currency, "ownerName", "东海晶贸有限公司", "ownerUscc", uscc);
    }

    static Map<String, Object> payment(String account, String currency, String amount, String endToEndId) {
        return Map.of(
                "accountNo", account,
                "currency", currency,
                "amount", amount,
                "payerName", "CRYSTAL HOUSE PTE LTD <SG> & CO",
                "payerCountry", "SG",
                "remittance", "/ORDER/" + endToEndId + " 水晶",
                "endToEndId", endToEndId);
    }

    Answer pay(int perMessage, List<Map<String, Object>> payments) {
        return sandbox.control("POST", "/bank/payments", Map.of("payments", payments, "messages", perMessage));
    }

    /** Every entry of the feed so far on these accounts. */
    List<SeenEntry> seen(String... accounts) {
        List<SeenEntry> seen = new ArrayList<>();
        long after = 0;
        while (true) {
            Answer page = sandbox.get("forex", "/bank/notifications?after=" + after + "&limit=100");
            assertThat(page.status()).isEqualTo(200);
            if (page.body().at("/items").isEmpty()) {
                return seen;
            }
            for (var item : page.body().at("/items")) {
                long seq = item.path("seq").asLong();
                assertThat(seq).isGreaterThan(after);
                after = seq;
                for (Element notification : Xml.all(Xml.parse(item.path("xml").asString()), "Ntfctn")) {
                    String account = Xml.text(notification, "Acct/Id/Othr/Id");
                    if (List.of(accounts).contains(account)) {
                        Xml.all(notification, "Ntry").forEach(e -> seen.add(new SeenEntry(seq, account, e)));
                    }
                }
            }
            assertThat(page.body().at("/next").asLong()).isEqualTo(after);
        }
    }

    Map<String, String> balances() {
        Map<String, String> balances = new LinkedHashMap<>();
        sandbox.control("GET", "/bank/companies/" + uscc + "/accounts", null)
                .body()
                .valueStream()
                .forEach(account -> balances.put(
                        account.path("currency").asString(),
                        account.path("balance").asString()));
        return balances;
    }
}
