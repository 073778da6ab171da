package io.maotong.invoice.document;

import io.maotong.core.party.CreditCode;
import io.maotong.core.party.IdentityNumber;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Personal data as it is shown: enough to tell one from another, not enough to use it. */
public final class Masked {

    /** Wire names whose value is a taxpayer's number, which may be a person's. */
    private static final Set<String> TAX_NUMBERS = Set.of("xsfnsrsbh", "gmfnsrsbh", "nsrsbh", "xhfnsrsbh", "ghfnsrsbh");

    /** Wire names whose value is personal whatever it is (tax.md 1.3): identity cards, accounts, telephones. */
    private static final Set<String> PERSONAL = Set.of(
            "jbrsfzjhm",
            "kprzjhm",
            "gmfjbrlxdh",
            "xsfzh",
            "gmfzh",
            "xsfdh",
            "gmfdh",
            "gmfyx",
            "gmfsjh",
            "xsfyhzh",
            "gmfyhzh");

    private static final Pattern IDENTITY = Pattern.compile("(?<![0-9A-Za-z])\\d{17}[0-9Xx](?![0-9A-Za-z])");
    private static final Pattern MOBILE = Pattern.compile("(?<![0-9A-Za-z.])1[3-9]\\d{9}(?![0-9A-Za-z.])");
    private static final String HIDDEN = "***";
    private static final int SHORT = 8;
    private static final int SHOWN = 4;

    private Masked() {}

    /** The last four of a number, nothing of a short one; null stays null. */
    public static String number(String number) {
        if (number == null) {
            return null;
        }
        return number.length() <= SHORT ? HIDDEN : HIDDEN + number.substring(number.length() - SHOWN);
    }

    /** A taxpayer's number: an organisation's is public, a person's is masked. */
    public static String taxNumber(String number) {
        return TaxNumber.isPersonal(number) ? number(number) : number;
    }

    /** A sentence in which identity numbers and mobile telephones are masked. */
    public static String text(String text) {
        return text == null ? null : replaced(replaced(text, IDENTITY, true), MOBILE, false);
    }

    private static String replaced(String text, Pattern pattern, boolean checked) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(
                checked && !IdentityNumber.isValid(CreditCode.normalise(found.group()))
                        ? found.group()
                        : number(found.group())));
    }

    /** A document of the bureau with every personal value masked. @param document JSON; null stays null */
    public static String json(String document, JsonMapper json) {
        if (document == null) {
            return null;
        }
        try {
            return walked(tree(document, json), "", Masked::value, json).toString();
        } catch (JacksonException notJson) {
            return text(document);
        }
    }

    /**
     * Puts back what was masked, for a document that somebody changed elsewhere.
     *
     * @param changed JSON, with masked values
     * @param original JSON, with the values themselves
     */
    public static String restored(String changed, String original, JsonMapper json) {
        Map<String, String> byMask = new HashMap<>();
        try {
            walked(
                    tree(original, json),
                    "",
                    (name, value) -> {
                        byMask.put(name + "=" + value(name, value), value);
                        return value;
                    },
                    json);
            return walked(
                            tree(changed, json),
                            "",
                            (name, value) -> byMask.getOrDefault(name + "=" + value, value),
                            json)
                    .toString();
        } catch (JacksonException notJson) {
            return changed;
        }
    }

    // Figures stay as they are written.
    private static JsonNode tree(String text, JsonMapper json) {
        return json.reader()
                .with(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                .readTree(text);
    }

    private static String value(String name, String value) {
        if (PERSONAL.contains(name)) {
            return number(value);
        }
        return TAX_NUMBERS.contains(name) ? taxNumber(value) : text(value);
    }

    private static JsonNode walked(
            JsonNode node, String name, BiFunction<String, String, String> change, JsonMapper json) {
        if (node.isObject()) {
            ObjectNode copy = json.createObjectNode();
            node.properties()
                    .forEach(one -> copy.set(one.getKey(), walked(one.getValue(), one.getKey(), change, json)));
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = json.createArrayNode();
            node.forEach(item -> copy.add(walked(item, name, change, json)));
            return copy;
        }
        if (!node.isString()) {
            return node;
        }
        return json.getNodeFactory().stringNode(change.apply(name, node.asString()));
    }
}
