package io.maotong.logistics.quote;

import io.maotong.core.money.Money;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.Offer;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Ranks offers by several criteria at once. Every figure is put between fixed bounds, so an additional offer never
 * changes the order of the others; equal scores are decided by cost, then by name: the same input always gives the same
 * choice.
 */
final class Choice {

    private static final int SCALE = 6;
    private static final BigDecimal ZERO = BigDecimal.ZERO;
    private static final BigDecimal ONE = BigDecimal.ONE;

    /** The figures of an offer by which it is compared. */
    private record Figures(
            Offer offer,
            Money comparable,
            BigDecimal days,
            BigDecimal slowDays,
            BigDecimal onTime,
            BigDecimal trouble,
            int sample) {}

    private final ChoiceSettings settings;
    private final Function<CarrierCode, Integer> spreadDays;

    /** @param spreadDays days between usual and slow delivery of a carrier */
    Choice(ChoiceSettings settings, Function<CarrierCode, Integer> spreadDays) {
        this.settings = settings;
        this.spreadDays = spreadDays;
    }

    /** @return best first */
    List<RankedOffer> rank(List<Offer> offers, Preset preset, Map<CarrierCode, CarrierHistory> history) {
        List<Figures> all = offers.stream()
                .map(offer -> figures(offer, history.getOrDefault(offer.carrier(), CarrierHistory.NONE)))
                .toList();
        List<RankedOffer> ranked = new ArrayList<>();
        for (Figures figures : all) {
            ranked.add(ranked(figures, preset, all));
        }
        ranked.sort(Comparator.comparing(RankedOffer::score)
                .reversed()
                .thenComparing(offer -> offer.comparable().amount())
                .thenComparing(offer -> offer.carrier().name())
                .thenComparing(RankedOffer::service));
        return ranked;
    }

    private Figures figures(Offer offer, CarrierHistory history) {
        BigDecimal rate = settings.rates().get(offer.price().currency());
        if (rate == null) {
            throw new IllegalStateException(
                    "maotong.logistics.choice.rates lacks " + offer.price().currency());
        }
        ChoiceSettings.Prior prior = settings.prior();
        return new Figures(
                offer,
                Money.rounded(offer.price().amount().multiply(rate), settings.currency()),
                BigDecimal.valueOf(offer.transitDays()),
                BigDecimal.valueOf((long) offer.transitDays() + spreadDays.apply(offer.carrier())),
                share(history.onTime(), history.delivered(), prior.onTime(), prior.late()),
                share(history.trouble(), history.ended(), prior.trouble(), prior.fine()),
                history.ended());
    }

    /** (k + α) / (n + α + β): few parcels say little. */
    static BigDecimal share(int k, int n, int alpha, int beta) {
        return BigDecimal.valueOf((long) k + alpha)
                .divide(BigDecimal.valueOf((long) n + alpha + beta), SCALE, RoundingMode.HALF_UP);
    }

    private RankedOffer ranked(Figures figures, Preset preset, List<Figures> all) {
        ChoiceSettings.Weights weights = settings.presets().get(preset);
        BigDecimal sum = weights.cost()
                .add(weights.days())
                .add(weights.slowDays())
                .add(weights.onTime())
                .add(weights.trouble());
        List<RankedOffer.Reason> reasons = List.of(
                reason(
                        "cost",
                        figures.comparable().amount(),
                        weights.cost(),
                        sum,
                        low(figures.comparable().amount(), settings.cost())),
                reason("days", figures.days(), weights.days(), sum, low(figures.days(), settings.days())),
                reason(
                        "slowDays",
                        figures.slowDays(),
                        weights.slowDays(),
                        sum,
                        low(figures.slowDays(), settings.slowDays())),
                reason("onTime", figures.onTime(), weights.onTime(), sum, high(figures.onTime(), settings.onTime())),
                reason(
                        "trouble",
                        figures.trouble(),
                        weights.trouble(),
                        sum,
                        low(figures.trouble(), settings.trouble())));
        BigDecimal score =
                reasons.stream().map(RankedOffer.Reason::contribution).reduce(ZERO, BigDecimal::add);
        Offer offer = figures.offer();
        return new RankedOffer(
                offer.carrier(),
                offer.service(),
                offer.serviceName(),
                offer.price(),
                offer.charges(),
                offer.transitDays(),
                offer.chargeableWeight(),
                figures.comparable(),
                score,
                reasons,
                all.stream().anyMatch(other -> dominates(other, figures)),
                figures.sample());
    }

    private static RankedOffer.Reason reason(
            String criterion, BigDecimal value, BigDecimal weight, BigDecimal sum, BigDecimal norm) {
        BigDecimal share = weight.divide(sum, SCALE, RoundingMode.HALF_UP);
        return new RankedOffer.Reason(
                criterion, value, share, share.multiply(norm).setScale(SCALE, RoundingMode.HALF_UP));
    }

    private static BigDecimal high(BigDecimal value, ChoiceSettings.Bounds bounds) {
        BigDecimal norm =
                value.subtract(bounds.from()).divide(bounds.to().subtract(bounds.from()), SCALE, RoundingMode.HALF_UP);
        return norm.max(ZERO).min(ONE);
    }

    private static BigDecimal low(BigDecimal value, ChoiceSettings.Bounds bounds) {
        return ONE.subtract(high(value, bounds));
    }

    private static boolean dominates(Figures a, Figures b) {
        int[] signs = {
            b.comparable().compareTo(a.comparable()),
            b.days().compareTo(a.days()),
            b.slowDays().compareTo(a.slowDays()),
            a.onTime().compareTo(b.onTime()),
            b.trouble().compareTo(a.trouble())
        };
        boolean better = false;
        for (int sign : signs) {
            if (sign < 0) {
                return false;
            }
            better |= sign > 0;
        }
        return better;
    }
}
