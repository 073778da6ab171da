package io.maotong.user.registration;

/**
 * A company name taken apart: 行政区划 + 字号 + 行业 + 组织形式.
 *
 * @param region empty if the name begins with no known place
 * @param tradeName what is left between place and trade
 * @param form empty if it does not end as its type demands
 */
record CompanyName(String whole, String region, String tradeName, String industry, String form) {

    static CompanyName of(String whole, CompanyType type, NameWords words) {
        String rest = whole.strip();
        String form = type == null
                ? ""
                : type.endings().stream().filter(rest::endsWith).findFirst().orElse("");
        rest = rest.substring(0, rest.length() - form.length());
        String region =
                words.regions().stream().filter(rest::startsWith).findFirst().orElse("");
        rest = rest.substring(region.length());
        String industry = "";
        for (String found = ending(rest, words); !found.isEmpty(); found = ending(rest, words)) {
            industry = found + industry;
            rest = rest.substring(0, rest.length() - found.length());
        }
        return new CompanyName(whole.strip(), region, rest, industry, form);
    }

    private static String ending(String text, NameWords words) {
        return words.industries().stream().filter(text::endsWith).findFirst().orElse("");
    }
}
