package io.maotong.sandbox.tax;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** That a red invoice is word for word what its confirmed form says. What the form itself may say is the form's affair. */
final class RedRules {

    private RedRules() {}

    static void check(
            WireFields invoice, List<WireFields> lines, Map<String, RedForms.Form> forms, InvoiceFaults faults) {
        if (!invoice.text("lzfpbz").equals("1")) {
            for (String name : List.of("dylzfphm", "hzqrxxdbh", "hzqrduuid")) {
                faults.check(!invoice.has(name), Fault.RED, "蓝字发票" + name + "须为空");
            }
            return;
        }
        RedForms.Form form = forms.get(invoice.text("hzqrxxdbh"));
        if (form == null) {
            faults.add(Fault.RED, "红字发票信息确认单不存在：" + invoice.text("hzqrxxdbh"));
            return;
        }
        faults.check(form.redInvoice() == null, Fault.RED, "红字发票信息确认单已开具红字发票：" + form.redInvoice());
        faults.check(RedForms.SPENDABLE.contains(form.state()), Fault.RED, "红字发票信息确认单状态" + form.state() + "不能开具红字发票");
        same(form.uuid(), invoice.text("hzqrduuid"), "hzqrduuid", faults);
        same(form.blueNumber(), invoice.text("dylzfphm"), "dylzfphm", faults);
        same(form.sellerTaxNo(), invoice.text("xsfnsrsbh"), "xsfnsrsbh", faults);
        same(form.buyerTaxNo(), invoice.text("gmfnsrsbh"), "gmfnsrsbh", faults);
        same(form.amount(), invoice.decimal("hjje"), "hjje", faults);
        same(form.tax(), invoice.decimal("hjse"), "hjse", faults);
        lines(lines, form, faults);
    }

    private static void lines(List<WireFields> lines, RedForms.Form form, InvoiceFaults faults) {
        Map<Integer, RedForms.Line> open = new HashMap<>();
        form.lines().forEach(line -> open.put(line.blueLine(), line));
        for (int i = 0; i < lines.size(); i++) {
            WireFields line = lines.get(i);
            String at = "第" + (i + 1) + "行";
            Integer blueLine = line.integer("dylzfpmxxh");
            RedForms.Line confirmed = blueLine == null ? null : open.remove(blueLine);
            if (confirmed == null) {
                faults.add(Fault.RED, at + "dylzfpmxxh不在确认单内：" + line.text("dylzfpmxxh"));
                continue;
            }
            faults.check(line.text("fphxz").equals("00"), Fault.RED, at + "红字发票只能有正常行");
            same(confirmed.classCode(), line.text("sphfwssflhbbm"), at + "sphfwssflhbbm", faults);
            same(confirmed.amount(), line.decimal("je"), at + "je", faults);
            same(confirmed.tax(), line.decimal("se"), at + "se", faults);
            same(confirmed.rate(), line.decimal("slv"), at + "slv", faults);
            same(confirmed.quantity(), line.decimal("sl"), at + "sl", faults);
        }
        faults.check(open.isEmpty(), Fault.RED, "缺少确认单内的明细行" + open.keySet());
    }

    private static void same(String confirmed, String given, String shown, InvoiceFaults faults) {
        String expected = confirmed == null ? "" : confirmed;
        faults.check(expected.equals(given), Fault.RED, shown + "与红字发票信息确认单不一致：" + given + "，确认单为" + expected);
    }

    private static void same(BigDecimal confirmed, BigDecimal given, String shown, InvoiceFaults faults) {
        boolean equal = confirmed == null ? given == null : given != null && confirmed.compareTo(given) == 0;
        faults.check(equal, Fault.RED, shown + "与红字发票信息确认单不一致，确认单为" + confirmed);
    }
}
