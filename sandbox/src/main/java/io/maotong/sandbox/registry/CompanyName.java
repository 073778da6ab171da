package io.maotong.sandbox.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** A company name taken apart: 行政区划 + 字号 + 行业 + 组织形式 (企业名称登记管理规定 2020, art. 5 and 6). */
record CompanyName(String whole, String region, String tradeName, String industry, String form) {

    private static final Pattern HANZI = Pattern.compile("[\\u4e00-\\u9fff()（）]+");
    private static final List<String> FORMS = List.of("股份有限公司", "有限责任公司", "有限公司", "合伙企业（普通合伙）", "合伙企业（有限合伙）", "个人独资企业");
    private static final List<String> REGIONS = List.of(
            "江苏省连云港市东海县",
            "江苏省东海县",
            "连云港市东海县",
            "江苏省连云港市",
            "江苏省连云港",
            "江苏连云港",
            "江苏东海",
            "东海县",
            "连云港市",
            "连云港",
            "江苏省",
            "江苏",
            "东海");
    private static final List<String> INDUSTRIES = List.of(
            "国际贸易", "进出口贸易", "对外贸易", "电子商务", "水晶工艺品", "水晶饰品", "水晶制品", "工艺美术品", "工艺品", "水晶珠宝", "珠宝首饰", "珠宝", "水晶", "首饰",
            "饰品", "供应链管理", "供应链", "网络科技", "信息科技", "科技", "商贸", "贸易", "进出口", "文化传媒", "文化", "石英制品", "玻璃制品", "实业", "物流");
    private static final List<String> FORBIDDEN =
            List.of("中国", "中华", "全国", "国家", "最高", "最佳", "第一", "顶级", "共产党", "解放军", "人民政府", "联合国", "公安", "法院");

    static CompanyName of(String whole) {
        String rest = whole == null ? "" : whole.strip();
        String form = FORMS.stream().filter(rest::endsWith).findFirst().orElse("");
        rest = rest.substring(0, rest.length() - form.length());
        String region = REGIONS.stream().filter(rest::startsWith).findFirst().orElse("");
        rest = rest.substring(region.length());
        List<String> industries = new ArrayList<>();
        boolean found = true;
        while (found) {
            String tail = rest;
            String industry = INDUSTRIES.stream()
                    .filter(i -> tail.endsWith(i) && tail.length() - i.length() >= 2)
                    .findFirst()
                    .orElse("");
            found = !industry.isEmpty();
            rest = rest.substring(0, rest.length() - industry.length());
            if (found) {
                industries.addFirst(industry);
            }
        }
        return new CompanyName(whole, region, rest, String.join("", industries), form);
    }

    /** What is wrong with it by the rules on words; empty = nothing. */
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        if (whole == null || whole.isBlank()) {
            return List.of("名称不能为空");
        }
        if (!HANZI.matcher(whole).matches()) {
            faults.add("名称应当使用规范汉字，不得含字母、数字和符号");
        }
        if (form.isEmpty()) {
            faults.add("缺少与企业类型一致的组织形式");
        }
        if (tradeName.length() < 2) {
            faults.add("字号应当由两个以上汉字组成");
        }
        for (String word : FORBIDDEN) {
            if (tradeName.contains(word)) {
                faults.add("字号含有禁用文字：" + word);
            }
        }
        return faults;
    }

    /** Likeness to another name, 0 to 100; 100 = may not be registered beside it. */
    int likeness(String otherTradeName, String otherIndustry) {
        if (tradeName.equals(otherTradeName)) {
            return industry.equals(otherIndustry == null ? "" : otherIndustry) ? 100 : 80;
        }
        if (tradeName.length() != otherTradeName.length()) {
            return 0;
        }
        int different = 0;
        for (int i = 0; i < tradeName.length(); i++) {
            if (tradeName.charAt(i) != otherTradeName.charAt(i)) {
                different++;
            }
        }
        return different == 1 && tradeName.length() > 2 ? 60 : 0;
    }

    List<String> alternatives() {
        String stem = tradeName.length() < 2 ? tradeName + "晶源" : tradeName;
        return List.of("瑞", "嘉", "鸿", "润", "晟").stream()
                .map(extra -> region + stem + extra + industry + (form.isEmpty() ? "有限公司" : form))
                .toList();
    }
}
