package io.maotong.invoice.received;

import io.maotong.invoice.file.ReadInvoice;

/** The kind (fplx, tax.md 1.1) of an invoice by what its file calls it. */
final class KindOfFile {

    private KindOfFile() {}

    /** Null if the file does not tell. */
    static String code(ReadInvoice invoice) {
        String name = invoice.kindName() == null ? "" : invoice.kindName();
        boolean legacy = invoice.code() != null
                || invoice.number() != null && invoice.number().length() == 8;
        return legacy ? legacy(name, invoice.special()) : digital(name, invoice.special());
    }

    private static String digital(String name, Boolean special) {
        if (name.contains("铁路")) {
            return "51";
        }
        if (name.contains("航空")) {
            return "61";
        }
        if (name.contains("二手车")) {
            return "84";
        }
        if (name.contains("机动车")) {
            return "83";
        }
        return special == null ? null : special ? "81" : "82";
    }

    private static String legacy(String name, Boolean special) {
        boolean electronic = name.contains("电子");
        if (name.contains("通行费")) {
            return "14";
        }
        if (name.contains("卷")) {
            return "11";
        }
        if (special == null) {
            return null;
        }
        if (special) {
            return electronic ? "08" : "01";
        }
        return electronic ? "10" : "04";
    }
}
