package io.maotong.sandbox.carrier;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The sandbox's own zones and prices; no carrier's. */
final class Tariffs {

    private static final BigDecimal HUNDRED = new BigDecimal(100);
    private static final Map<Carrier, Map<String, Integer>> ZONES = zones();
    private static final Map<Carrier, List<Line>> LINES = lines();

    private record Line(String service, String name, int days, int zone, NavigableMap<BigDecimal, BigDecimal> bands) {}

    /** @param base before fuel @param total base and fuel, in the carrier's currency */
    record Quote(
            String service,
            String name,
            int days,
            int zone,
            BigDecimal actual,
            BigDecimal volumetric,
            BigDecimal chargeable,
            BigDecimal base,
            BigDecimal fuel,
            BigDecimal total,
            String currency) {}

    private Tariffs() {}

    static boolean serves(Carrier carrier, String country) {
        return country != null && ZONES.get(carrier).containsKey(country);
    }

    /** Empty when the country is not served or the weight is above the last band. */
    static List<Quote> quotes(Carrier carrier, String country, List<Piece> pieces) {
        if (!serves(carrier, country)) {
            return List.of();
        }
        int zone = ZONES.get(carrier).get(country);
        BigDecimal chargeable = sum(pieces.stream().map(Piece::chargeable).toList());
        List<Quote> quotes = new ArrayList<>();
        for (Line line : LINES.get(carrier)) {
            Map.Entry<BigDecimal, BigDecimal> band =
                    line.zone() == zone ? line.bands().ceilingEntry(chargeable) : null;
            if (band != null) {
                BigDecimal base = band.getValue();
                BigDecimal fuel = base.multiply(carrier.fuelPercent()).divide(HUNDRED, 2, RoundingMode.HALF_UP);
                quotes.add(new Quote(
                        line.service(),
                        line.name(),
                        line.days(),
                        zone,
                        sum(pieces.stream().map(Piece::weight).toList()),
                        sum(pieces.stream().map(Piece::volumetric).toList()),
                        chargeable,
                        base,
                        fuel,
                        base.add(fuel),
                        carrier.currency()));
            }
        }
        return quotes;
    }

    private static BigDecimal sum(List<BigDecimal> numbers) {
        return numbers.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    private static Map<Carrier, Map<String, Integer>> zones() {
        Map<Carrier, Map<String, Integer>> zones = new EnumMap<>(Carrier.class);
        for (String line : read("/carrier/zones.txt")) {
            String[] words = line.split(" ");
            Map<String, Integer> countries = zones.computeIfAbsent(Carrier.valueOf(words[0]), c -> new HashMap<>());
            for (int i = 2; i < words.length; i++) {
                countries.put(words[i], Integer.valueOf(words[1]));
            }
        }
        return zones;
    }

    private static Map<Carrier, List<Line>> lines() {
        Map<Carrier, List<Line>> lines = new EnumMap<>(Carrier.class);
        for (String line : read("/carrier/tariff.txt")) {
            String[] parts = line.split("\\|");
            NavigableMap<BigDecimal, BigDecimal> bands = new TreeMap<>();
            for (String band : parts[5].split(" ")) {
                String[] weightAndPrice = band.split(":");
                bands.put(new BigDecimal(weightAndPrice[0]), new BigDecimal(weightAndPrice[1]));
            }
            lines.computeIfAbsent(Carrier.valueOf(parts[0]), c -> new ArrayList<>())
                    .add(new Line(parts[1], parts[2], Integer.parseInt(parts[3]), Integer.parseInt(parts[4]), bands));
        }
        return lines;
    }

    private static List<String> read(String resource) {
        try (InputStream in = Tariffs.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
