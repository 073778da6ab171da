package io.maotong.order.rule;

import io.maotong.core.error.Text;
import io.maotong.core.error.Violation;
import io.maotong.order.OrderError;
import io.maotong.order.code.CodeBook;
import io.maotong.order.code.HsCode;
import java.util.ArrayList;
import java.util.List;

/** I11: declaration elements 申报要素 are complete, in the tariff's order, and say what they may say. */
public final class DeclarationElements {

    private static final int LONGEST = 250;

    private DeclarationElements() {}

    /** @param elements as declared, separated by | */
    public static List<Violation> violations(String elements, HsCode tariff, CodeBook codes) {
        List<String> given = List.of(elements.split("\\|", -1));
        List<CodeBook.Element> wanted = codes.elementsOf(tariff);
        if (given.size() != wanted.size() || elements.length() > LONGEST) {
            return List.of(incomplete(tariff));
        }
        List<Violation> broken = new ArrayList<>();
        for (int i = 0; i < wanted.size(); i++) {
            CodeBook.Element element = wanted.get(i);
            String text = given.get(i).strip();
            if (text.isEmpty()) {
                if (element.mandatory()) {
                    broken.add(incomplete(tariff));
                    return broken;
                }
            } else if (!element.choices().isEmpty() && !element.choices().containsKey(text)) {
                String choices = String.join(
                        ", ",
                        element.choices().entrySet().stream()
                                .map(choice -> choice.getKey() + "=" + choice.getValue())
                                .toList());
                broken.add(Violation.of(
                        OrderError.ELEMENTS_INCOMPLETE,
                        "elements",
                        "I11",
                        choices,
                        Text.of("“%s”只能填写：%s", "“%s” is one of: %s").with(element.name(), choices)));
            }
        }
        return broken;
    }

    private static Violation incomplete(HsCode tariff) {
        return Violation.of(
                OrderError.ELEMENTS_INCOMPLETE,
                "elements",
                "I11",
                String.join("|", tariff.elements()),
                Text.of(
                        "按税则顺序逐项填写，用 | 分隔，必填项不能留空，总长不超过250字",
                        "Fill in every element in the tariff's order, separated by |, none that is mandatory empty, 250"
                                + " characters at most"));
    }
}
