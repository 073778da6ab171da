package io.maotong.user.registration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** The papers of a founding, written from the data that was entered once; persons by name only. */
final class FoundingDocuments {

    private FoundingDocuments() {}

    /** Kind and text of each paper. */
    static Map<String, String> of(RegistrationRow row, List<PersonRow> persons, List<String> scope) {
        Map<String, String> papers = new LinkedHashMap<>();
        papers.put("ARTICLES", articles(row, persons, scope));
        papers.put("RESOLUTION", resolution(row, persons));
        papers.put(
                "DOMICILE_COMMITMENT",
                "住所承诺书\n企业：" + row.reservedName + "\n住所：" + row.domicile + "\n以上住所真实、合法、可供使用。\n");
        return papers;
    }

    private static String articles(RegistrationRow row, List<PersonRow> persons, List<String> scope) {
        String holders = persons.stream()
                .filter(person -> person.role == PersonRole.SHAREHOLDER)
                .map(person -> person.name + " "
                        + person.sharePercent.stripTrailingZeros().toPlainString() + "%")
                .collect(Collectors.joining("、"));
        return "公司章程\n第一条 名称：" + row.reservedName + "\n第二条 类型：" + row.type.chinese() + "\n第三条 住所：" + row.domicile
                + "\n第四条 经营范围：" + String.join("；", scope) + "\n第五条 注册资本：人民币 "
                + row.capital.toPlainString() + " 元\n第六条 股东及持股比例：" + holders + "\n";
    }

    private static String resolution(RegistrationRow row, List<PersonRow> persons) {
        String officers = persons.stream()
                .filter(person -> person.role != PersonRole.SHAREHOLDER)
                .map(person -> title(person.role) + "：" + person.name)
                .collect(Collectors.joining("\n"));
        return "股东会决议\n企业：" + row.reservedName + "\n" + officers + "\n";
    }

    private static String title(PersonRole role) {
        return switch (role) {
            case LEGAL_REPRESENTATIVE -> "法定代表人";
            case SHAREHOLDER -> "股东";
            case DIRECTOR -> "董事";
            case EXECUTIVE_DIRECTOR -> "执行董事";
            case MANAGER -> "经理";
            case SUPERVISOR -> "监事";
            case FINANCIAL_OFFICER -> "财务负责人";
            case LIAISON -> "联络员";
            case AGENT -> "经办人";
        };
    }

    static String sha256(String content) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
