package io.maotong.logistics.quote;

import io.maotong.data.scope.MerchantScope;
import io.maotong.logistics.cargo.ChargeableWeight;
import io.maotong.logistics.cargo.WeightSettings;
import io.maotong.logistics.carrier.Carrier;
import io.maotong.logistics.carrier.CarrierAnswer;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.CarrierSettings;
import io.maotong.logistics.carrier.Carriers;
import io.maotong.logistics.carrier.Offer;
import io.maotong.logistics.carrier.Parcel;
import java.math.BigDecimal;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BiFunction;
import org.springframework.stereotype.Component;

/** Asks all carriers at the same time. Not to be used in a transaction. */
@Component
public final class Quoting {

    private final Carriers carriers;
    private final CarrierSettings terms;
    private final ChoiceSettings settings;
    private final Choice choice;
    private final ChargeableWeight weights;
    private final OfferMemory memory;

    Quoting(
            Carriers carriers,
            CarrierSettings terms,
            ChoiceSettings settings,
            WeightSettings weights,
            QuoteSettings quotes,
            Clock clock) {
        this.carriers = carriers;
        this.terms = terms;
        this.settings = settings;
        this.choice = new Choice(settings, carrier -> terms.of(carrier).spreadDays());
        this.weights = new ChargeableWeight(weights);
        this.memory = new OfferMemory(quotes.reuseFor(), clock);
    }

    /** The offers of those that answered; who did not is named with the reason. */
    public QuoteResult ask(Parcel parcel, Preset preset, Map<CarrierCode, CarrierHistory> history) {
        return ask(parcel, preset, history, Carrier::quote);
    }

    /** The same for one parcel of many: what a carrier asked a moment ago for the same way and weight still holds. */
    public QuoteResult askForMany(Parcel parcel, Preset preset, Map<CarrierCode, CarrierHistory> history) {
        List<BigDecimal> chargeable = parcel.pieces().stream().map(weights::of).toList();
        return ask(parcel, preset, history, (carrier, asked) -> {
            OfferMemory.Lane lane = OfferMemory.Lane.of(carrier.code(), asked, chargeable);
            Optional<List<Offer>> known = memory.find(lane);
            if (known.isPresent()) {
                return new CarrierAnswer.Given<>(known.get());
            }
            CarrierAnswer<List<Offer>> answer = carrier.quote(asked);
            if (answer instanceof CarrierAnswer.Given<List<Offer>> given) {
                memory.keep(lane, given.value());
            }
            return answer;
        });
    }

    private QuoteResult ask(
            Parcel parcel,
            Preset preset,
            Map<CarrierCode, CarrierHistory> history,
            BiFunction<Carrier, Parcel, CarrierAnswer<List<Offer>>> question) {
        long merchantId = MerchantScope.merchantId();
        Map<CarrierCode, Future<CarrierAnswer<List<Offer>>>> asked = new LinkedHashMap<>();
        List<Offer> offers = new ArrayList<>();
        List<QuoteResult.Missing> missing = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Carrier carrier : carriers.all()) {
                if (tooHeavy(carrier.code(), parcel)) {
                    missing.add(new QuoteResult.Missing(carrier.code(), "TOO_HEAVY", "a piece is too heavy", false));
                    continue;
                }
                asked.put(
                        carrier.code(),
                        threads.submit(() -> MerchantScope.call(merchantId, () -> question.apply(carrier, parcel))));
            }
            asked.forEach((carrier, answer) -> add(carrier, answerOf(answer), offers, missing));
        }
        return new QuoteResult(
                choice.rank(offers, preset, history),
                missing,
                parcel.weight(),
                weights.of(parcel.pieces()),
                settings.version(),
                settings.rates());
    }

    private boolean tooHeavy(CarrierCode carrier, Parcel parcel) {
        return parcel.pieces().stream()
                .anyMatch(piece -> piece.weight().compareTo(terms.of(carrier).maxWeight()) > 0);
    }

    private static CarrierAnswer<List<Offer>> answerOf(Future<CarrierAnswer<List<Offer>>> answer) {
        try {
            return answer.get();
        } catch (ExecutionException e) {
            return new CarrierAnswer.Unknown<>(String.valueOf(e.getCause()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new CarrierAnswer.Unknown<>("interrupted");
        }
    }

    private static void add(
            CarrierCode carrier,
            CarrierAnswer<List<Offer>> answer,
            List<Offer> offers,
            List<QuoteResult.Missing> missing) {
        switch (answer) {
            case CarrierAnswer.Given<List<Offer>> given -> {
                offers.addAll(given.value());
                if (given.value().isEmpty()) {
                    missing.add(new QuoteResult.Missing(carrier, "NOT_SERVED", "destination not served", false));
                }
            }
            case CarrierAnswer.Refused<List<Offer>> refused ->
                missing.add(new QuoteResult.Missing(carrier, refused.code(), refused.message(), false));
            case CarrierAnswer.TryAgain<List<Offer>> again ->
                missing.add(new QuoteResult.Missing(carrier, "BUSY", again.reason(), true));
            case CarrierAnswer.Unknown<List<Offer>> unknown ->
                missing.add(new QuoteResult.Missing(carrier, "NO_ANSWER", unknown.reason(), true));
        }
    }
}
