package io.maotong.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * Runs the measurements of single pieces of work. Arguments are those of JMH: a pattern of names, {@code -f} forks,
 * {@code -i} iterations and so on.
 */
public final class Bench {

    private Bench() {}

    public static void main(String[] arguments) throws CommandLineOptionException, RunnerException {
        new Runner(new CommandLineOptions(arguments)).run();
    }
}
