package io.maotong.order.product;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.maotong.web.problem.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A product with what the tariff says about it today.
 *
 * @param tariff null if the code is not in force
 * @param problems what would keep it from being declared today
 */
record ProductDetail(@JsonUnwrapped Product product, Tariff tariff, List<Problem.Item> problems) {

    /**
     * @param legalUnit1 customs code of the first legal unit, and how much one piece has: null if only an order can say
     * @param elements what has to be declared, with what the product says
     * @param validTo last day of the code, or null
     */
    record Tariff(
            String name,
            String legalUnit1,
            String legalQuantity1,
            String legalUnit2,
            String legalQuantity2,
            List<Element> elements,
            LocalDate validFrom,
            LocalDate validTo,
            String source) {}

    /** @param choices allowed values with their meaning; empty if it is free */
    record Element(int position, String name, boolean mandatory, Map<String, String> choices, String value) {}
}
