package io.maotong.bench;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs the measurements of single pieces of work. Arguments are those of JMH: a pattern of names, {@code -f} forks,
 * {@code -i} iterations and so on. A method whose name begins with {@code plain} is the baseline of its class: what the others
 * with the same parameters cost beside it is said at the end.
 */
public final class Bench {

    private static final String BASELINE = "plain";

    private Bench() {}

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        Collection<RunResult> results = new Runner(new CommandLineOptions(arguments)).run();
        Map<String, RunResult> baselines = new HashMap<>();
        for (RunResult result : results) {
            if (method(result.getParams()).startsWith(BASELINE)) {
                baselines.put(place(result.getParams()), result);
            }
        }
        System.out.println();
        results.forEach(result ->
                System.out.println(line(result, Optional.ofNullable(baselines.get(place(result.getParams()))))));
    }

    private static String line(RunResult result, Optional<RunResult> baseline) {
        double score = result.getPrimaryResult().getScore();
        String said = "%s %s: %,.1f ± %,.1f %s"
                .formatted(
                        place(result.getParams()),
                        method(result.getParams()),
                        score,
                        result.getPrimaryResult().getScoreError(),
                        result.getPrimaryResult().getScoreUnit());
        return baseline.filter(one -> one != result)
                .map(one -> said
                        + ", %,.1f times the cost of %s".formatted(cost(result) / cost(one), method(one.getParams())))
                .orElse(said);
    }

    private static double cost(RunResult result) {
        double score = result.getPrimaryResult().getScore();
        return result.getParams().getMode() == Mode.Throughput ? 1 / score : score;
    }

    private static String method(BenchmarkParams params) {
        return params.getBenchmark().substring(params.getBenchmark().lastIndexOf('.') + 1);
    }

    /** Class and parameters. */
    private static String place(BenchmarkParams params) {
        String type = params.getBenchmark().substring(0, params.getBenchmark().lastIndexOf('.'));
        StringBuilder place = new StringBuilder(type.substring(type.lastIndexOf('.') + 1));
        params.getParamsKeys()
                .forEach(key -> place.append(' ').append(key).append('=').append(params.getParam(key)));
        return place.toString();
    }
}
