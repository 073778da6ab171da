package io.maotong.invoice.input;

import io.maotong.data.intent.Intents;
import io.maotong.invoice.platform.CollectionPlatform.InvoiceKey;
import io.maotong.invoice.platform.CollectionPlatform.InvoiceState;
import io.maotong.invoice.source.Sources;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Questions about how input invoices stand, in pieces that the platform answers. */
@Service
public class StateQuestions {

    static final String KIND = "invoice.input-states";
    private static final int LARGEST = 100;

    /** What the intent carries. */
    record Numbers(List<String> numbers) {}

    record Question(String taxNo, List<InvoiceKey> keys) {}

    private final InputInvoices invoices;
    private final Sources sources;
    private final Intents intents;

    StateQuestions(InputInvoices invoices, Sources sources, Intents intents) {
        this.invoices = invoices;
        this.sources = sources;
        this.intents = intents;
    }

    /** Promises to ask; unknown numbers are left out. @return how many will be asked about */
    @Transactional
    public int ask(Collection<String> numbers) {
        List<String> known =
                new ArrayList<>(new TreeSet<>(invoices.heads(numbers).keySet()));
        for (int from = 0; from < known.size(); from += LARGEST) {
            List<String> part = List.copyOf(known.subList(from, Math.min(known.size(), from + LARGEST)));
            intents.add(KIND, part.getFirst(), new Numbers(part));
        }
        return known.size();
    }

    Question question(List<String> numbers) {
        List<InvoiceKey> keys = invoices.heads(numbers).values().stream()
                .map(head -> new InvoiceKey(head.issuedOn(), head.number(), head.kindCode()))
                .toList();
        return new Question(sources.taxpayer().taxNo(), keys);
    }

    @Transactional
    void answered(List<InvoiceState> states, String channel) {
        Map<String, InputInvoices.Confirmed> news = new HashMap<>();
        for (InvoiceState state : states) {
            if (state.number() != null) {
                news.put(
                        state.number(),
                        new InputInvoices.Confirmed(
                                state.state(),
                                state.abnormal(),
                                state.locked(),
                                InputStates.use(state.use()),
                                state.period()));
            }
        }
        invoices.confirm(news, "state query", channel);
    }
}
