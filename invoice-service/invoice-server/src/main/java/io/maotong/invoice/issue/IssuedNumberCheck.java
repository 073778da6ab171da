package io.maotong.invoice.issue;

import io.maotong.invoice.integrity.Cause;
import io.maotong.invoice.integrity.Flaw;
import io.maotong.invoice.integrity.SealedRows;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** A seal says nothing of a row that was deleted; the number that was issued does. */
@Component
class IssuedNumberCheck implements SealedRows {

    static final String KIND = "NUMBERS";

    private final HeaderMapper headers;

    IssuedNumberCheck(HeaderMapper headers) {
        this.headers = headers;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public Page check(long after, int limit) {
        List<HeaderMapper.IssuedNumber> numbers = headers.issuedNumbers(after, limit);
        if (numbers.isEmpty()) {
            return Page.END;
        }
        List<Long> sound = new ArrayList<>();
        List<Flaw> flaws = new ArrayList<>();
        for (HeaderMapper.IssuedNumber number : numbers) {
            if (number.invoices() > 0) {
                sound.add(number.id());
            } else {
                flaws.add(new Flaw(KIND, number.merchantId(), number.id(), number.number(), Cause.GONE));
            }
        }
        return new Page(numbers.getLast().id(), sound, flaws);
    }

    @Override
    public List<Flaw> between(LocalDate first, LocalDate last) {
        return List.of();
    }
}
