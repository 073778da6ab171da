package io.maotong.order.code;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    private final Map<String, Unit> units = new HashMap<>();
    private final Map<String, CurrencyCode> currencies = new HashMap<>();
    private final Map<String, Country> countries = new HashMap<>();
    private final Map<String, HsCode> tariff = new HashMap<>();

    public CodeBook(List<Unit> units, List<CurrencyCode> currencies, List<Country> countries, List<HsCode> tariff) {
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
}
