package io.maotong.invoice.issue;

import io.maotong.invoice.conversion.Conversion;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** Gives a seal to what was issued before there were seals. From then on an issued invoice without one was tampered with. */
@Component
class IssuedSealing implements Conversion {

    static final String NAME = "issued-seals";

    private final HeaderMapper headers;
    private final IssuedSeals seals;

    IssuedSealing(HeaderMapper headers, IssuedSeals seals) {
        this.headers = headers;
        this.seals = seals;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Step convert(long after, int limit) {
        // No lock: what is issued does not change any more, which triggers see to.
        List<HeaderMapper.IssuedKey> found = headers.unsealed(after, limit);
        if (found.isEmpty()) {
            return Step.END;
        }
        List<HeaderMapper.Seal> given = new ArrayList<>();
        // What cannot be read any more gets none, and the rounds say why.
        seals.read(IssuedSeals.byId(found))
                .forEach((id, invoice) -> given.add(new HeaderMapper.Seal(id, seals.seal(invoice))));
        int converted = given.isEmpty() ? 0 : headers.seals(given);
        return new Step(found.getLast().id(), converted);
    }
}
