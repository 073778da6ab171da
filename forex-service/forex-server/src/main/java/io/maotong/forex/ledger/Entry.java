package io.maotong.forex.ledger;

import io.maotong.core.money.Money;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A journal entry: at least two postings whose debits equal their credits in every currency. It cannot be made otherwise.
 *
 * @param kind what happened
 * @param reference the business object; a kind is booked once for it
 */
public record Entry(EntryKind kind, String reference, String description, List<Line> lines) {

    /** One posting; the amount is above zero. */
    public record Line(AccountKind account, Side side, Money amount) {

        public Line {
            Objects.requireNonNull(account, "account");
            Objects.requireNonNull(side, "side");
            if (!amount.isPositive()) {
                throw new IllegalArgumentException("a posting of " + amount);
            }
        }
    }

    public Entry {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reference, "reference");
        lines = List.copyOf(lines);
        Map<String, Money> sums = new HashMap<>();
        for (Line line : lines) {
            Money signed =
                    line.side() == Side.DEBIT ? line.amount() : line.amount().negated();
            sums.merge(signed.currency(), signed, Money::plus);
        }
        if (lines.size() < 2 || sums.values().stream().anyMatch(sum -> !sum.isZero())) {
            throw new IllegalArgumentException("the entry " + kind + " " + reference + " does not balance: " + lines);
        }
    }

    public static Builder of(EntryKind kind, String reference) {
        return new Builder(kind, reference);
    }

    /** Collects the postings of an entry; figures of zero leave no posting. */
    public static final class Builder {

        private final EntryKind kind;
        private final String reference;
        private final List<Line> lines = new ArrayList<>();
        private String description;

        private Builder(EntryKind kind, String reference) {
            this.kind = kind;
            this.reference = reference;
        }

        public Builder debit(AccountKind account, Money amount) {
            return line(account, Side.DEBIT, amount);
        }

        public Builder credit(AccountKind account, Money amount) {
            return line(account, Side.CREDIT, amount);
        }

        public Builder describedAs(String text) {
            description = text;
            return this;
        }

        private Builder line(AccountKind account, Side side, Money amount) {
            if (!amount.isZero()) {
                lines.add(new Line(account, side, amount));
            }
            return this;
        }

        public Entry build() {
            return new Entry(kind, reference, description, lines);
        }
    }
}
