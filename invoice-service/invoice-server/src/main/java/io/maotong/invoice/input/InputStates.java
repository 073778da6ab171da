package io.maotong.invoice.input;

import io.maotong.invoice.platform.CollectionPlatform.InvoiceState;
import io.maotong.invoice.sync.SyncFeed.Refused;
import io.maotong.invoice.sync.SyncFeed.Taken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes in what the platform says about the states of input invoices. */
@Service
class InputStates {

    private final InputInvoices invoices;

    InputStates(InputInvoices invoices) {
        this.invoices = invoices;
    }

    /** A state of an invoice that is not known here is refused: it can be taken in once the invoice is. */
    @Transactional(propagation = Propagation.MANDATORY)
    Taken take(List<InvoiceState> states, String origin, String channel) {
        Map<String, InputInvoices.Head> known = invoices.heads(states.stream()
                .map(InvoiceState::number)
                .filter(Objects::nonNull)
                .toList());
        Map<String, InputInvoices.Confirmed> news = new HashMap<>();
        List<Refused> refused = new ArrayList<>();
        int read = 0;
        for (int i = 0; i < states.size(); i++) {
            InvoiceState state = states.get(i);
            InputUse use = use(state.use());
            if (state.number() == null) {
                refused.add(new Refused(i, null, "NUMBER", "there is no number"));
            } else if (state.state() == null) {
                refused.add(new Refused(i, state.number(), "STATE", "there is no state"));
            } else if (use == null) {
                refused.add(new Refused(i, state.number(), "USE", "unknown use " + state.use()));
            } else if (!known.containsKey(state.number())) {
                refused.add(new Refused(i, state.number(), "KNOWN", "the invoice is not known"));
            } else {
                read++;
                news.put(
                        state.number(),
                        new InputInvoices.Confirmed(
                                state.state(),
                                state.abnormal(),
                                state.locked(),
                                // A warning that says nothing about the use takes none back.
                                use == InputUse.UNUSED ? null : use,
                                state.period()));
            }
        }
        int changed = invoices.confirm(news, origin, channel);
        return new Taken(0, changed, read - changed, refused);
    }

    /** Null if there is no such use. */
    static InputUse use(String code) {
        try {
            return InputUse.ofCode(code);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
