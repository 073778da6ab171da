package io.maotong.sandbox.port;

import io.maotong.sandbox.port.Decisions.Decision;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What customs decides about goods that come back: the application (213) and the count at the place of return (215). */
final class ReturnDecisions {

    private static final Set<String> RELEASED = Set.of("800", "899");
    private static final List<String> FIGURES = List.of("qty", "qty1", "qty2");

    private final PortStore store;

    ReturnDecisions(PortStore store) {
        this.store = store;
    }

    Decision application(StoredDocument application) {
        List<PortFault> faults = new ArrayList<>();
        List<StoredDocument> found = store.lists(Set.of(application.head("invtNo")));
        if (found.isEmpty()) {
            return Decision.refused(List.of(new PortFault("13701", "清单不存在：" + application.head("invtNo"))));
        }
        StoredDocument list = found.getFirst();
        if (!RELEASED.contains(list.status()) || !list.departed()) {
            faults.add(new PortFault("13702", "清单未放行或货物未离境，应申请撤销清单"));
        }
        for (String field : List.of("agentCode", "ebcCode", "logisticsCode", "logisticsNo")) {
            if (!list.head(field).equals(application.head(field))) {
                faults.add(new PortFault("13703", field + "与清单不一致"));
            }
        }
        String mode = list.head("tradeMode").startsWith("12") ? "1261" : "9661";
        if (!application.head("tradeMode").isBlank()
                && !application.head("tradeMode").equals(mode)) {
            faults.add(new PortFault("13704", "退货监管方式应为" + mode));
        }
        rows(application, list, faults);
        return faults.isEmpty() ? new Decision("120", false, "[Code:1800;Desc:逻辑校验通过]") : Decision.refused(faults);
    }

    private void rows(StoredDocument application, StoredDocument list, List<PortFault> faults) {
        List<StoredDocument> earlier = store.parts(CebType.RETURN, application.head("agentCode") + "+").stream()
                .filter(other -> other.id() != application.id() && other.accepted())
                .filter(other -> other.head("invtNo").equals(application.head("invtNo")))
                .toList();
        for (Map<String, String> row : application.content().rows()) {
            Map<String, String> listed = row(list, row.get("gnum"));
            if (listed == null || !listed.get("gcode").equals(row.get("gcode"))) {
                faults.add(new PortFault("13705", "第" + row.get("gnum") + "项与清单商品不一致"));
                continue;
            }
            for (String field : FIGURES) {
                BigDecimal most = CebDocument.number(listed, field);
                BigDecimal back = CebDocument.number(row, field);
                for (StoredDocument other : earlier) {
                    Map<String, String> before = row(other, row.get("gnum"));
                    BigDecimal gone = before == null ? null : CebDocument.number(before, field);
                    most = most == null || gone == null ? most : most.subtract(gone);
                }
                boolean fits =
                        back == null ? most == null : most != null && back.signum() > 0 && back.compareTo(most) <= 0;
                if (!fits) {
                    faults.add(new PortFault("13706", "第" + row.get("gnum") + "项" + field + "超过清单尚未退回的数量"));
                }
            }
        }
    }

    private static Map<String, String> row(StoredDocument document, String gnum) {
        return document.content().rows().stream()
                .filter(row -> row.get("gnum").strip().equals(gnum.strip()))
                .findFirst()
                .orElse(null);
    }

    /** Only what was approved can be counted, on the same bill and in the same parcel. */
    Decision tally(StoredDocument tally) {
        List<StoredDocument> lists = store.lists(Set.of(tally.head("invtNo")));
        StoredDocument application = lists.isEmpty()
                ? null
                : store
                        .lockByKeys(
                                CebType.RETURN, Set.of(lists.getFirst().head("agentCode") + "+" + tally.head("coElNo")))
                        .values()
                        .stream()
                        .findFirst()
                        .orElse(null);
        if (application == null || !application.accepted() || !RELEASED.contains(application.status())) {
            return Decision.refused(List.of(new PortFault("13711", "退货申请不存在或尚未放行：" + tally.head("coElNo"))));
        }
        List<PortFault> faults = new ArrayList<>();
        for (String field : List.of("billNo", "logisticsCode", "logisticsNo")) {
            if (!application.head(field).equals(tally.head(field))) {
                faults.add(new PortFault("13712", field + "与退货申请不一致"));
            }
        }
        return faults.isEmpty() ? new Decision("120", false, "[Code:1800;Desc:理货确认]") : Decision.refused(faults);
    }
}
