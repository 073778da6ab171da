package io.maotong.bench.load;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What became of the invoices that one seller asked for, by serial number and by invoice number, at the service and at the
 * platform. The seller must have asked for no others.
 *
 * @param lost asked for and not issued, or issued here and unknown there
 * @param twice stored twice, issued twice under one serial, one number on two invoices, or there and not here
 * @param disordered taken in by the platform after one that was made later
 */
record Reckoning(int issued, Set<String> lost, Set<String> twice, List<String> disordered) {

    /**
     * An invoice as the service keeps it.
     *
     * @param number null if it has none
     * @param acceptanceNo what the platform gave it when it came; rises with every upload
     */
    record Kept(long id, String serialNo, String number, boolean issued, String acceptanceNo) {}

    /** An invoice as the platform holds it. @param upload serial under which it was sent */
    record Held(String number, String upload) {}

    static Reckoning of(Collection<String> asked, Collection<Kept> kept, Collection<Held> held) {
        Set<String> lost = new TreeSet<>(asked);
        Set<String> twice = new TreeSet<>();
        Map<String, Held> byNumber = new HashMap<>();
        Map<String, String> numberOfInvoice = new HashMap<>();
        for (Held one : held) {
            if (byNumber.put(one.number(), one) != null) {
                twice.add("number " + one.number());
            }
            String before = numberOfInvoice.put(invoiceOf(one.upload()), one.number());
            if (before != null && !before.equals(one.number())) {
                twice.add("upload " + one.upload());
            }
        }
        Set<String> serials = new HashSet<>();
        Set<String> numbers = new HashSet<>();
        int issued = 0;
        for (Kept one : kept) {
            if (!serials.add(one.serialNo())) {
                twice.add("serial " + one.serialNo());
            }
            if (one.number() != null && !numbers.add(one.number())) {
                twice.add("number " + one.number());
            }
            if (one.issued()) {
                issued++;
                if (byNumber.containsKey(one.number())) {
                    lost.remove(one.serialNo());
                }
            }
        }
        byNumber.keySet().stream()
                .filter(number -> !numbers.contains(number))
                .forEach(number -> twice.add("number " + number + " is only at the platform"));
        return new Reckoning(issued, lost, twice, disordered(kept));
    }

    // The attempt stands behind the dash: another attempt of one invoice is not another invoice.
    private static String invoiceOf(String upload) {
        int dash = upload.lastIndexOf('-');
        return dash < 0 ? upload : upload.substring(0, dash);
    }

    private static List<String> disordered(Collection<Kept> kept) {
        List<String> late = new ArrayList<>();
        String latest = "";
        for (Kept one : kept.stream().sorted(Comparator.comparingLong(Kept::id)).toList()) {
            if (one.acceptanceNo() == null) {
                continue;
            }
            if (one.acceptanceNo().compareTo(latest) < 0) {
                late.add(one.serialNo());
            } else {
                latest = one.acceptanceNo();
            }
        }
        return late;
    }
}
