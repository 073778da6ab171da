package io.maotong.order.rule;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;

/** The quantity in a legal unit, where it follows from what the order says anyway. */
public final class LegalQuantity {

    private static final String KILOGRAM = "035";
    private static final String GRAM = "036";
    private static final String TONNE = "070";
    private static final Set<String> WEIGHTS = Set.of(KILOGRAM, GRAM, TONNE);

    private LegalQuantity() {}

    /** Whether the quantity in this unit need not be entered. */
    public static boolean follows(OrderDraft.Line line, String legalUnit) {
        return legalUnit.equals(line.unit()) || WEIGHTS.contains(legalUnit);
    }

    /**
     * @param given what was entered, or null
     * @return the given quantity, else the declared one if the units are the same, else the net weight in that unit;
     *     null if there is no such legal unit
     */
    public static BigDecimal of(OrderDraft.Line line, String legalUnit, BigDecimal given) {
        if (legalUnit == null || given != null) {
            return given;
        }
        if (legalUnit.equals(line.unit())) {
            return line.quantity();
        }
        return switch (legalUnit) {
            case KILOGRAM -> line.netWeight();
            case GRAM -> line.netWeight().movePointRight(3);
            case TONNE -> line.netWeight().movePointLeft(3);
            default -> throw new IllegalStateException("the rules let a line pass without its legal quantity");
        };
    }

    /** How much one piece is in a legal unit: as given, one if it is the declared unit, or what it weighs. */
    public static Optional<BigDecimal> perUnit(String unit, String legalUnit, BigDecimal netWeight, BigDecimal given) {
        if (given != null) {
            return Optional.of(given);
        }
        if (legalUnit.equals(unit)) {
            return Optional.of(BigDecimal.ONE);
        }
        if (netWeight == null) {
            return Optional.empty();
        }
        return switch (legalUnit) {
            case KILOGRAM -> Optional.of(netWeight);
            case GRAM -> Optional.of(netWeight.movePointRight(3));
            case TONNE -> Optional.of(netWeight.movePointLeft(3));
            default -> Optional.empty();
        };
    }

    static boolean isKilogram(String unit) {
        return KILOGRAM.equals(unit);
    }
}
