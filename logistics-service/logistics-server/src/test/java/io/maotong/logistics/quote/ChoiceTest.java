package io.maotong.logistics.quote;

import static org.assertj.core.api.Assertions.assertThat;

import io.maotong.core.money.Money;
import io.maotong.logistics.carrier.CarrierCode;
import io.maotong.logistics.carrier.Offer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ChoiceTest {

    private static final ChoiceSettings SETTINGS = new ChoiceSettings(
            "test",
            "USD",
            Map.of("USD", BigDecimal.ONE, "CNY", new BigDecimal("0.14")),
            bounds("5", "150"),
            bounds("1", "15"),
            bounds("1", "20"),
            bounds("0.7", "1"),
            bounds("0", "0.1"),
            new ChoiceSettings.Prior(45, 5, 98, 2),
            Map.of(
                    Preset.CHEAPEST, weights("1", "0", "0", "0", "0"),
                    Preset.FASTEST, weights("0", "1", "0", "0", "0"),
                    Preset.BALANCED, weights("0.4", "0.25", "0.1", "0.15", "0.1"),
                    Preset.SAFEST, weights("0.1", "0", "0.2", "0.35", "0.35")));

    private final Choice choice = new Choice(SETTINGS, carrier -> carrier == CarrierCode.SF ? 4 : 2);

    @Test
    void cheapestAndFastestDoWhatTheySay() {
        List<Offer> offers = List.of(
                offer(CarrierCode.DHL, "P", "48.00", "USD", 2),
                offer(CarrierCode.FEDEX, "IE", "31.00", "USD", 5),
                offer(CarrierCode.SF, "S", "200.00", "CNY", 7));
        assertThat(choice.rank(offers, Preset.CHEAPEST, Map.of()).getFirst().carrier())
                .isEqualTo(CarrierCode.SF);
        assertThat(choice.rank(offers, Preset.FASTEST, Map.of()).getFirst().carrier())
                .isEqualTo(CarrierCode.DHL);
    }

    @Test
    void everyOfferSaysWhyAndTheReasonsAddUpToTheScore() {
        for (RankedOffer offer : choice.rank(randomOffers(new Random(1)), Preset.BALANCED, Map.of())) {
            BigDecimal sum = offer.reasons().stream()
                    .map(RankedOffer.Reason::contribution)
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            assertThat(sum).isEqualByComparingTo(offer.score());
            assertThat(offer.score()).isBetween(BigDecimal.ZERO, new BigDecimal("1.00001"));
        }
    }

    @Test
    void orderOfTheInputMakesNoDifference() {
        Random random = new Random(2);
        for (int i = 0; i < 200; i++) {
            List<Offer> offers = randomOffers(random);
            List<Offer> shuffled = new ArrayList<>(offers);
            Collections.shuffle(shuffled, random);
            assertThat(choice.rank(shuffled, Preset.BALANCED, Map.of()))
                    .isEqualTo(choice.rank(offers, Preset.BALANCED, Map.of()));
        }
    }

    @Test
    void cheaperNeverScoresWorse() {
        Random random = new Random(3);
        for (int i = 0; i < 500; i++) {
            int days = 1 + random.nextInt(12);
            long cents = 500 + random.nextInt(20_000);
            Offer dear =
                    offer(CarrierCode.DHL, "A", BigDecimal.valueOf(cents, 2).toString(), "USD", days);
            Offer cheap = offer(
                    CarrierCode.DHL,
                    "B",
                    BigDecimal.valueOf(cents - 1 - random.nextInt(400), 2).toString(),
                    "USD",
                    days);
            for (Preset preset : Preset.values()) {
                assertThat(choice.rank(List.of(dear, cheap), preset, Map.of())
                                .getFirst()
                                .service())
                        .as(preset.name())
                        .isEqualTo("B");
            }
        }
    }

    @Test
    void furtherOfferNeverTurnsTheOrderOfTheOthersAround() {
        Random random = new Random(4);
        for (int i = 0; i < 300; i++) {
            List<Offer> offers = randomOffers(random);
            List<Offer> more = new ArrayList<>(offers);
            more.add(offer(
                    CarrierCode.UPS,
                    "X",
                    BigDecimal.valueOf(300 + random.nextInt(30_000), 2).toString(),
                    "USD",
                    14));
            for (Preset preset : Preset.values()) {
                List<String> before = services(choice.rank(offers, preset, Map.of()));
                List<String> after = services(choice.rank(more, preset, Map.of()));
                after.remove("UPS/X");
                assertThat(after).isEqualTo(before);
            }
        }
    }

    @Test
    void dominatedOfferIsMarked() {
        List<RankedOffer> ranked = choice.rank(
                List.of(
                        offer(CarrierCode.DHL, "A", "30.00", "USD", 3),
                        offer(CarrierCode.DHL, "B", "31.00", "USD", 4),
                        offer(CarrierCode.DHL, "C", "20.00", "USD", 9)),
                Preset.BALANCED,
                Map.of());
        assertThat(ranked)
                .filteredOn(RankedOffer::dominated)
                .extracting(RankedOffer::service)
                .containsExactly("B");
    }

    @Test
    void fewParcelsSayLittleManySayMuch() {
        assertThat(Choice.share(0, 0, 45, 5)).isEqualByComparingTo("0.9");
        assertThat(Choice.share(0, 1, 45, 5)).isGreaterThan(new BigDecimal("0.88"));
        assertThat(Choice.share(100, 1000, 45, 5)).isLessThan(new BigDecimal("0.15"));
        Map<CarrierCode, CarrierHistory> bad = Map.of(CarrierCode.DHL, new CarrierHistory(400, 100, 500, 100));
        List<Offer> offers =
                List.of(offer(CarrierCode.DHL, "A", "30.00", "USD", 3), offer(CarrierCode.UPS, "B", "31.00", "USD", 3));
        assertThat(choice.rank(offers, Preset.SAFEST, Map.of()).getFirst().carrier())
                .isEqualTo(CarrierCode.DHL);
        assertThat(choice.rank(offers, Preset.SAFEST, bad).getFirst().carrier()).isEqualTo(CarrierCode.UPS);
    }

    private static List<String> services(List<RankedOffer> ranked) {
        return new ArrayList<>(ranked.stream()
                .map(offer -> offer.carrier() + "/" + offer.service())
                .toList());
    }

    private static List<Offer> randomOffers(Random random) {
        List<Offer> offers = new ArrayList<>();
        for (CarrierCode carrier : CarrierCode.values()) {
            for (int i = 0; i < 1 + random.nextInt(3); i++) {
                offers.add(offer(
                        carrier,
                        "S" + i,
                        BigDecimal.valueOf(300 + random.nextInt(20_000), 2).toString(),
                        carrier == CarrierCode.SF ? "CNY" : "USD",
                        1 + random.nextInt(14)));
            }
        }
        return offers;
    }

    private static Offer offer(CarrierCode carrier, String service, String price, String currency, int days) {
        return new Offer(carrier, service, service, Money.of(price, currency), List.of(), days, BigDecimal.ONE);
    }

    private static ChoiceSettings.Bounds bounds(String from, String to) {
        return new ChoiceSettings.Bounds(new BigDecimal(from), new BigDecimal(to));
    }

    private static ChoiceSettings.Weights weights(
            String cost, String days, String slow, String onTime, String trouble) {
        return new ChoiceSettings.Weights(
                new BigDecimal(cost),
                new BigDecimal(days),
                new BigDecimal(slow),
                new BigDecimal(onTime),
                new BigDecimal(trouble));
    }
}
