package io.maotong.invoice.verification;

import io.maotong.core.error.Violation;
import io.maotong.invoice.verification.VerificationSettings.AskedAmount;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Verification for other features: they ask here and hear the answer as a {@link VerificationListener}. */
@Service
public class VerificationDesk {

    /**
     * An invoice as its paper tells it; what it does not tell is null.
     *
     * @param kindCode fplx
     * @param code of a legacy invoice
     * @param amount without tax @param total with tax
     */
    public record Invoice(
            String kindCode, String code, String number, LocalDate issuedOn, BigDecimal amount, BigDecimal total) {}

    /** What became of a question. */
    public sealed interface Asked {

        /** It is answered already or will be. */
        record Taken(VerificationNews news) implements Asked {}

        /** It cannot be asked. */
        record Refused(List<Violation> violations) implements Asked {}
    }

    private final Verifications verifications;
    private final VerificationSettings settings;

    VerificationDesk(Verifications verifications, VerificationSettings settings) {
        this.verifications = verifications;
        this.settings = settings;
    }

    /** @param force asks the bureau even if an answer is still good */
    @Transactional
    public Asked ask(Invoice invoice, boolean force, String actor) {
        boolean net = settings.amounts().get(String.valueOf(invoice.kindCode())) == AskedAmount.NET;
        Verifications.Taken taken = verifications.ask(
                List.of(new VerificationRules.Asked(
                        invoice.kindCode(),
                        invoice.code(),
                        invoice.number(),
                        invoice.issuedOn(),
                        net ? invoice.amount() : invoice.total(),
                        null)),
                force,
                actor);
        return taken.rows().isEmpty()
                ? new Asked.Refused(taken.refused())
                : new Asked.Taken(VerificationNews.of(taken.rows().getFirst()));
    }
}
