package io.maotong.invoice.platform;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Selecting over the direct connection: 203064 for refunds, 203065 for everything else. The service codes of 203065 are
 * not published, so they are settings.
 */
@Component
class LeqiSelection implements SelectionPlatform {

    private static final String REFUND = "2";
    private static final LeqiService REFUND_ORDER = new LeqiService("203064", "PLFPTSGXQR");
    private static final LeqiService REFUND_RESULT = new LeqiService("203064", "CXFPTSGXQRCLJG");

    private final LeqiClient leqi;
    private final LeqiService order;
    private final LeqiService result;

    LeqiSelection(LeqiClient leqi, UseServices services) {
        this.leqi = leqi;
        this.order = new LeqiService("203065", services.order());
        this.result = new LeqiService("203065", services.result());
    }

    @Override
    public String channel() {
        return leqi.channel();
    }

    @Override
    public PlatformAnswer<String> select(Order wanted, String serial) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("gfsbh", wanted.buyerTaxNo());
        request.put("serial", serial);
        request.put("hxyt", wanted.use());
        request.put("czlx", wanted.revoke() ? "02" : "01");
        request.put("zmbh", wanted.certificate() == null ? "" : wanted.certificate());
        request.put("fpmx", wanted.invoices().stream().map(ReceivedWire::key).toList());
        return leqi.call(
                REFUND.equals(wanted.use()) ? REFUND_ORDER : order,
                serial,
                request,
                answer -> answer.required("pclsh"));
    }

    @Override
    public PlatformAnswer<List<UseResult>> selectionResult(String use, String ticket) {
        return leqi.call(
                REFUND.equals(use) ? REFUND_RESULT : result,
                null,
                Map.of("pclsh", ticket),
                answer -> answer.list("jgList").stream()
                        .map(item -> new UseResult(
                                ReceivedWire.number(item),
                                item.required("cljg"),
                                item.text("cljgxx"),
                                item.text("hxyt"),
                                item.text("skssq"),
                                item.text("fpzt"),
                                item.text("sfycpz"),
                                item.text("sdzt")))
                        .toList());
    }
}
