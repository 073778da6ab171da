package io.maotong.invoice.file;

import io.maotong.invoice.document.InvoiceDocument;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/** Writes every sample as PDF and OFD into a folder, to be looked at, and measures how many a thread makes in a second. */
final class RenderAll {

    private RenderAll() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Files.createDirectories(Path.of(arguments[0]));
        Map<String, InvoiceDocument> samples = new TreeMap<>(Map.of(
                "one", SampleInvoices.special(1),
                "eight", SampleInvoices.special(8),
                "nine", SampleInvoices.special(9),
                "sixty", SampleInvoices.special(60),
                "red", SampleInvoices.red(),
                "export", SampleInvoices.export(),
                "discount", SampleInvoices.discounted(),
                "agri", SampleInvoices.agricultural(),
                "mixed", SampleInvoices.mixed(),
                "long", SampleInvoices.longest()));
        for (Map.Entry<String, InvoiceDocument> sample : samples.entrySet()) {
            Files.write(folder.resolve(sample.getKey() + ".pdf"), InvoicePdf.of(sample.getValue()));
            Files.write(folder.resolve(sample.getKey() + ".ofd"), InvoiceOfd.of(sample.getValue()));
            Files.write(folder.resolve(sample.getKey() + ".xml"), InvoiceXml.of(sample.getValue()));
        }
        for (int lines : new int[] {1, 8, 60}) {
            InvoiceDocument invoice = SampleInvoices.special(lines);
            measure("XML " + lines, invoice, InvoiceXml::of);
            measure("PDF " + lines, invoice, InvoicePdf::of);
            measure("OFD " + lines, invoice, InvoiceOfd::of);
        }
    }

    private static void measure(String what, InvoiceDocument invoice, Function<InvoiceDocument, byte[]> writer) {
        run(invoice, writer, 2_000_000_000L);
        long[] done = run(invoice, writer, 3_000_000_000L);
        System.out.printf("%s lines: %.0f a second, %d bytes%n", what, done[0] * 1e9 / done[1], done[2]);
    }

    private static long[] run(InvoiceDocument invoice, Function<InvoiceDocument, byte[]> writer, long nanos) {
        long start = cpu();
        long count = 0;
        long size = 0;
        while (cpu() - start < nanos) {
            size = writer.apply(invoice).length;
            count++;
        }
        return new long[] {count, cpu() - start, size};
    }

    /** Time of this thread alone: the machine may be busy with others. */
    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
