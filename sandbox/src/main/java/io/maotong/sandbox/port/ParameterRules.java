package io.maotong.sandbox.port;

import io.maotong.sandbox.UtcTime;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the port itself refuses before customs sees it: values that no field of that name may have. */
final class ParameterRules {

    private static final Set<String> CURRENCIES = Set.of(
            "110", "116", "121", "122", "132", "133", "136", "142", "143", "300", "302", "303", "326", "330", "331",
            "332", "501", "502", "601", "609");
    private static final Pattern UNIT = Pattern.compile("[0-9]{3}");
    private static final Pattern PARTY = Pattern.compile("[0-9A-Z]{10}|[0-9A-HJ-NPQRTUWXY]{18}");
    private static final Pattern COUNTRY = Pattern.compile("[1-7][0-9]{2}");
    private static final Pattern TRANSPORT = Pattern.compile("[0-9HWXYZ]");
    private static final Duration FUTURE = Duration.ofMinutes(10);

    private ParameterRules() {}

    /** @param digits last three digits of the port's error code */
    record Fault(String digits, String info) {}

    static Optional<Fault> check(CebType type, CebDocument document, Instant now) {
        for (Map.Entry<String, String> field : document.head().entrySet()) {
            String fault = fault(type, field.getKey(), field.getValue(), now);
            if (fault != null) {
                return Optional.of(new Fault("008", "参数校验不通过，" + field.getKey() + fault));
            }
        }
        Set<String> numbers = new HashSet<>();
        for (Map<String, String> row : document.rows()) {
            if (row.containsKey("gnum") && !numbers.add(row.get("gnum"))) {
                return Optional.of(new Fault("002", "重复商品序号：" + row.get("gnum")));
            }
            for (Map.Entry<String, String> field : row.entrySet()) {
                String fault = fault(type, field.getKey(), field.getValue(), now);
                if (fault != null) {
                    return Optional.of(new Fault("008", "参数校验不通过，表体" + field.getKey() + fault));
                }
            }
        }
        return Optional.empty();
    }

    private static String fault(CebType type, String field, String value, Instant now) {
        return switch (field) {
            case "appType" -> oneOf(value, "1", "2", "3");
            case "appStatus" -> oneOf(value, "1", "2");
            case "appTime" -> time(value, now);
            case "orderType" -> oneOf(value, "E", "B", "W");
            case "currency", "fCurrency", "iCurrency" -> CURRENCIES.contains(value) ? null : "不在币制代码表中：" + value;
            case "unit", "unit1" -> UNIT.matcher(value).matches() ? null : "不是计量单位代码：" + value;
            case "unit2" -> UNIT.matcher(value).matches() || value.isEmpty() ? null : "不是计量单位代码：" + value;
            case "country" -> COUNTRY.matcher(value).matches() ? null : "不在国别地区代码表中：" + value;
            case "trafMode" -> TRANSPORT.matcher(value).matches() ? null : "不在运输方式代码表中：" + value;
            case "ebpCode" -> value.equals("无") || PARTY.matcher(value).matches() ? null : "应为10位海关编码、18位统一社会信用代码或“无”";
            case "ebcCode", "agentCode", "logisticsCode", "operatorCode" ->
                PARTY.matcher(value).matches() ? null : "应为10位海关编码或18位统一社会信用代码";
            case "ownerCode" ->
                value.equals("NO") || PARTY.matcher(value).matches() ? null : "应为10位海关编码、18位统一社会信用代码或NO";
            case "tradeMode" ->
                type == CebType.RETURN
                        ? oneOf(value, "9661", "1261")
                        : oneOf(value, "9610", "1210", "1239", "9710", "9810");
            case "statisticsFlag" -> oneOf(value, "A", "B");
            case "ieFlag" -> type == CebType.RETURN || type == CebType.RETURN_TALLY ? null : oneOf(value, "E");
            case "ieDate" -> PortTime.date(value) != null ? null : "不是日期：" + value;
            case "accountingDate", "leaveTime", "startTime", "endTime" ->
                PortTime.appTime(value) != null ? null : "不是时间：" + value;
            case "summaryFlag" -> oneOf(value, "1", "2");
            case "itemNameFlag" -> oneOf(value, "0", "1");
            default -> null;
        };
    }

    private static String time(String value, Instant now) {
        LocalDateTime time = PortTime.appTime(value);
        if (time == null) {
            return "不是时间：" + value;
        }
        return time.atZone(UtcTime.BUSINESS_ZONE).toInstant().isAfter(now.plus(FUTURE)) ? "晚于当前时间：" + value : null;
    }

    private static String oneOf(String value, String... allowed) {
        for (String each : allowed) {
            if (each.equals(value)) {
                return null;
            }
        }
        return "取值不正确：" + value;
    }
}
