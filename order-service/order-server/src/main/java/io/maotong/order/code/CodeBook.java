package io.maotong.order.code;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The code tables as they are in force on one day. */
public final class CodeBook {

    /** A unit of measure, customs code of three digits. */
    public record Unit(String code, String name) {}

    /**
     * A currency.
     *
     * @param code customs code of three digits, which is not the ISO number
     */
    public record CurrencyCode(String code, String iso) {}

    /**
     * A country.
     *
     * @param code customs code of three digits
     * @param iso two letters
     */
    public record Country(String code, String name, String iso) {}

    /**
     * What is known of a declaration element.
     *
     * @param mandatory whether it may be left empty
     * @param choices allowed values with their meaning, in order; empty if it is free
     */
    public record Element(String name, boolean mandatory, Map<String, String> choices) {}

    /** A rule about elements of this name in all codes that begin with the prefix. */
    record ElementRule(String name, String prefix, boolean mandatory, Map<String, String> choices) {}

    private final List<ElementRule> elementRules;
    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, CurrencyCode> currencies = new HashMap<>();
    private final Map<String, Country> countries = new HashMap<>();
    private final Map<String, HsCode> tariff = new HashMap<>();
    private final Map<HsCode, List<Element>> elements = new ConcurrentHashMap<>();

    public CodeBook(List<Unit> units, List<CurrencyCode> currencies, List<Country> countries, List<HsCode> tariff) {
        this(units, currencies, countries, tariff, List.of());
    }

    CodeBook(
            List<Unit> units,
            List<CurrencyCode> currencies,
            List<Country> countries,
            List<HsCode> tariff,
            List<ElementRule> elementRules) {
        this.elementRules = List.copyOf(elementRules);
        for (Unit unit : units) {
            this.units.put(unit.code(), unit);
            this.units.putIfAbsent(unit.name(), unit);
        }
        for (CurrencyCode currency : currencies) {
            this.currencies.put(currency.code(), currency);
            this.currencies.put(currency.iso(), currency);
        }
        for (Country country : countries) {
            this.countries.put(country.code(), country);
            this.countries.put(country.iso(), country);
            this.countries.put(country.name(), country);
        }
        for (HsCode line : tariff) {
            this.tariff.put(line.code(), line);
        }
    }

    /** By customs code or Chinese name. */
    public Optional<Unit> unit(String codeOrName) {
        return Optional.ofNullable(units.get(codeOrName));
    }

    /** By customs code or ISO letters. */
    public Optional<CurrencyCode> currency(String codeOrLetters) {
        return Optional.ofNullable(currencies.get(codeOrLetters));
    }

    /** By customs code, ISO letters or Chinese name. */
    public Optional<Country> country(String any) {
        return Optional.ofNullable(countries.get(any));
    }

    public Optional<HsCode> tariffLine(String code) {
        return Optional.ofNullable(tariff.get(code));
    }

    /** The tariff lines whose code begins, or whose name contains, the text; at most as many as asked for. */
    public List<HsCode> search(String text, int limit) {
        return tariff.values().stream()
                .filter(line -> line.code().startsWith(text) || line.name().contains(text))
                .sorted(Comparator.comparing(HsCode::code))
                .limit(limit)
                .toList();
    }

    /** The elements of a tariff line in the order in which they are declared. */
    public List<Element> elementsOf(HsCode line) {
        return elements.computeIfAbsent(line, this::readElements);
    }

    private List<Element> readElements(HsCode line) {
        return line.elements().stream()
                .map(name -> elementRules.stream()
                        .filter(rule -> rule.name().equals(name) && line.code().startsWith(rule.prefix()))
                        .max(Comparator.comparingInt(rule -> rule.prefix().length()))
                        .map(rule -> new Element(name, rule.mandatory(), rule.choices()))
                        .orElseGet(() -> new Element(name, true, Map.of())))
                .toList();
    }
}
