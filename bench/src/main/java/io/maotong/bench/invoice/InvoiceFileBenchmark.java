package io.maotong.bench.invoice;

import io.maotong.invoice.document.InvoiceDocument;
import io.maotong.invoice.document.InvoiceLine;
import io.maotong.invoice.file.InvoiceOfd;
import io.maotong.invoice.file.InvoicePdf;
import io.maotong.invoice.file.InvoiceXml;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Writing the three files of an issued invoice, beside putting the texts of its lines one behind the other. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InvoiceFileBenchmark {

    @Param({"1", "8", "100"})
    int lines;

    private InvoiceDocument invoice;

    @Setup
    public void prepare() {
        invoice = new SampleInvoice(lines).issued();
    }

    @Benchmark
    public byte[] xml() {
        return InvoiceXml.of(invoice);
    }

    @Benchmark
    public byte[] pdf() {
        return InvoicePdf.of(invoice);
    }

    @Benchmark
    public byte[] ofd() {
        return InvoiceOfd.of(invoice);
    }

    /** The baseline: text without form. */
    @Benchmark
    public byte[] plainText() {
        StringBuilder text = new StringBuilder();
        text.append(invoice.number())
                .append(invoice.seller().name())
                .append(invoice.buyer().name());
        for (InvoiceLine line : invoice.lines()) {
            text.append(line.printedName())
                    .append(line.spec())
                    .append(line.unit())
                    .append(line.quantity().toPlainString())
                    .append(line.unitPrice().toPlainString())
                    .append(line.amount().toPlainString())
                    .append(line.tax().toPlainString())
                    .append('\n');
        }
        return text.append(invoice.total().toPlainString()).toString().getBytes(StandardCharsets.UTF_8);
    }
}
