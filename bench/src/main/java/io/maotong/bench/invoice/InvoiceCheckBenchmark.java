package io.maotong.bench.invoice;

import io.maotong.invoice.rule.Findings;
import io.maotong.invoice.rule.RuleBook;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

/** Calculating an invoice and asking every rule, beside the same sums without any. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class InvoiceCheckBenchmark {

    @Param({"1", "8", "100"})
    int lines;

    private SampleInvoice sample;

    @Setup
    public void prepare() {
        sample = new SampleInvoice(lines);
        Findings findings = calculateAndCheck();
        if (!findings.errors().isEmpty()) {
            throw new IllegalStateException("the sample breaks rules: " + findings.errors());
        }
        if (plainSums().compareTo(sample.calculated().total()) != 0) {
            throw new IllegalStateException("the baseline comes to another total");
        }
    }

    @Benchmark
    public Findings calculateAndCheck() {
        return RuleBook.blue(SampleInvoice.input(sample.calculated()));
    }

    /** The baseline. */
    @Benchmark
    public BigDecimal plainSums() {
        BigDecimal amount = BigDecimal.ZERO;
        BigDecimal tax = BigDecimal.ZERO;
        for (int i = 0; i < lines; i++) {
            BigDecimal net =
                    sample.quantities.get(i).multiply(sample.prices.get(i)).setScale(2, RoundingMode.HALF_UP);
            amount = amount.add(net);
            tax = tax.add(net.multiply(SampleInvoice.RATE).setScale(2, RoundingMode.HALF_UP));
        }
        return amount.add(tax);
    }
}
