package io.maotong.invoice.input;

import io.maotong.invoice.conversion.Conversion;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives a seal to what was received before there were seals. From then on one without it was tampered with. */
@Component
class InputSealing implements Conversion {

    static final String NAME = "input-seals";

    private final InputInvoiceMapper invoices;
    private final InputSeals seals;

    InputSealing(InputInvoiceMapper invoices, InputSeals seals) {
        this.invoices = invoices;
        this.seals = seals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Step convert(long after, int limit) {
        List<InputInvoiceMapper.Key> found = invoices.unsealed(after, limit);
        if (found.isEmpty()) {
            return Step.END;
        }
        List<InputInvoiceMapper.Seal> given = new ArrayList<>();
        // What cannot be read any more gets none, and the rounds say why.
        seals.read(found)
                .forEach((id, one) ->
                        given.add(new InputInvoiceMapper.Seal(id, seals.seal(one.invoice(), one.lines()))));
        int converted = given.isEmpty() ? 0 : invoices.seals(given);
        return new Step(found.getLast().id(), converted);
    }
}
