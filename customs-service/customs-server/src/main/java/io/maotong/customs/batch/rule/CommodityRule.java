package io.maotong.customs.batch.rule;

import io.maotong.core.error.Text;
import io.maotong.customs.codes.Codes;
import io.maotong.customs.codes.Tariff;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * I6: the commodity code holds on the day, is not embargoed, has its licence, bears no export duty if simplified. I11:
 * the declaration elements are complete. Where the line of the tariff was not checked against the official text, a
 * difference only warns; so does a code that the table, which is a part of the tariff, does not have.
 */
final class CommodityRule implements ConsignmentRule {

    private final Codes codes;
    private final List<String> embargoed;

    CommodityRule(Codes codes, List<String> embargoed) {
        this.codes = codes;
        this.embargoed = embargoed;
    }

    @Override
    public void check(Consignment consignment, Consumer<Finding> found) {
        List<Map<String, String>> rows = consignment.list().rows();
        for (int index = 0; index < rows.size(); index++) {
            check(rows.get(index), index + 1, consignment, found);
        }
    }

    private void check(Map<String, String> row, int number, Consignment consignment, Consumer<Finding> found) {
        String code = row.getOrDefault("gcode", "");
        if (!code.matches("\\d{10}")) {
            found.accept(Finding.error(
                    "I6", "603", "gcode", number, "N10", "商品编码应为10位数字", "A commodity code has ten digits"));
            return;
        }
        if (embargoed.stream().anyMatch(code::startsWith)) {
            found.accept(
                    Finding.error("I6", "603", "gcode", number, null, "该商品禁止出口", "These goods may not be exported"));
        }
        String elements = row.get("gmodel");
        if (elements == null || elements.isBlank()) {
            found.accept(Finding.error(
                    "I11", "603", "gmodel", number, null, "缺少申报要素", "The declaration elements are missing"));
        }
        if ("A".equals(consignment.list().get("statisticsFlag"))) {
            // Only the heading is declared: there is no line of the tariff to compare with.
            return;
        }
        Optional<Tariff> tariff = codes.tariff(code, consignment.day());
        if (tariff.isEmpty()) {
            boolean expired = codes.wasTariff(code);
            found.accept(new Finding(
                    "I6",
                    expired,
                    "603",
                    "gcode",
                    number,
                    null,
                    expired
                            ? Text.of("商品编码在申报日无效", "The code does not hold on this day")
                            : Text.of(
                                    "商品编码不在本系统税则表中，请自行核对",
                                    "The code is not in our part of the tariff: check it yourself")));
            return;
        }
        check(tariff.get(), row, number, consignment, found);
    }

    private static void check(
            Tariff tariff, Map<String, String> row, int number, Consignment consignment, Consumer<Finding> found) {
        if (tariff.licences() != null
                && !tariff.licences().isBlank()
                && consignment.list().get("licenseNo") == null) {
            found.accept(new Finding(
                    "I6",
                    tariff.verified(),
                    "603",
                    "licenseNo",
                    number,
                    tariff.licences(),
                    Text.of("该商品需要许可证件", "These goods need a licence")));
        }
        boolean duty = tariff.exportDuty() != null && tariff.exportDuty().compareTo(BigDecimal.ZERO) > 0;
        if (duty && "A".equals(consignment.list().get("statisticsFlag"))) {
            found.accept(new Finding(
                    "I6",
                    tariff.verified(),
                    "603",
                    "statisticsFlag",
                    number,
                    "B",
                    Text.of("应征出口关税的商品不能简化申报", "Goods with an export duty cannot be declared in the simple way")));
        }
        String[] given = row.getOrDefault("gmodel", "").split("\\|", -1);
        int wanted = tariff.elements().size();
        boolean complete = given.length >= wanted;
        for (int index = 0; complete && index < wanted; index++) {
            complete = !given[index].isBlank();
        }
        if (!complete) {
            found.accept(new Finding(
                    "I11",
                    tariff.verified(),
                    "603",
                    "gmodel",
                    number,
                    String.join("|", tariff.elements()),
                    Text.of("申报要素不完整或有空项", "The declaration elements are not complete")));
        }
    }
}
