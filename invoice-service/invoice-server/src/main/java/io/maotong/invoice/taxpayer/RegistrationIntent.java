package io.maotong.invoice.taxpayer;

import io.maotong.data.intent.Intent;
import io.maotong.data.intent.IntentHandler;
import io.maotong.data.intent.IntentOutcome;
import io.maotong.invoice.platform.PlatformAnswer;
import io.maotong.invoice.platform.ReferencePlatform;
import io.maotong.invoice.platform.ReferencePlatform.DatedRate;
import io.maotong.invoice.platform.ReferencePlatform.Risk;
import io.maotong.invoice.platform.ReferencePlatform.TaxpayerBasics;
import io.maotong.invoice.platform.TaxPlatform;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Asks the bureau who a merchant is, what it thinks of it, and which rates it may use: three questions, kept together. */
@Component
class RegistrationIntent implements IntentHandler {

    static final String KIND = "taxpayer.check";

    // The queue knows its handlers and the use cases know the queue.
    private final ObjectProvider<Registrations> registrations;
    private final ReferencePlatform reference;
    private final TaxPlatform platform;
    private final JsonMapper json;
    private final Clock clock;

    RegistrationIntent(
            ObjectProvider<Registrations> registrations,
            ReferencePlatform reference,
            TaxPlatform platform,
            JsonMapper json,
            Clock clock) {
        this.registrations = registrations;
        this.reference = reference;
        this.platform = platform;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public IntentOutcome handle(Intent intent) {
        Registrations.Check check = json.readValue(intent.payload(), Registrations.Check.class);
        PlatformAnswer<Optional<TaxpayerBasics>> basics = reference.taxpayer(check.taxNo());
        if (!(basics instanceof PlatformAnswer.Answered<Optional<TaxpayerBasics>> who)) {
            return basics.unsettled();
        }
        if (who.value().isEmpty()) {
            registrations.getObject().keep(unknown(check));
            return IntentOutcome.done();
        }
        PlatformAnswer<Optional<Risk>> risk = reference.risk(check.taxNo());
        if (!(risk instanceof PlatformAnswer.Answered<Optional<Risk>> thought)) {
            return risk.unsettled();
        }
        PlatformAnswer<List<DatedRate>> rates = reference.rates(check.taxNo());
        if (!(rates instanceof PlatformAnswer.Answered<List<DatedRate>> allowed)) {
            return rates.unsettled();
        }
        registrations.getObject().keep(registration(check, who.value().get(), thought.value(), allowed.value()));
        return IntentOutcome.done();
    }

    private Registration unknown(Registrations.Check check) {
        return new Registration(
                check.taxNo(),
                check.name(),
                false,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                false,
                List.of(),
                platform.channel(),
                clock.instant());
    }

    private Registration registration(
            Registrations.Check check, TaxpayerBasics basics, Optional<Risk> risk, List<DatedRate> rates) {
        List<BigDecimal> now = rates.stream().map(DatedRate::rate).sorted().toList();
        return new Registration(
                check.taxNo(),
                check.name(),
                true,
                basics.name(),
                basics.kind(),
                basics.state(),
                basics.office(),
                basics.region(),
                risk.map(Risk::level).orElse(null),
                risk.map(Risk::reason).orElse(null),
                risk.map(Risk::blocked).orElse(false),
                now,
                platform.channel(),
                clock.instant());
    }
}
