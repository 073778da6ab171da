package io.maotong.parity;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

/** What deploy/local gives to the processes. */
final class LocalRun {

    private static final int SHIFT_OF_TEST = 10_000;

    private LocalRun() {}

    static Map<String, Variable> environment(Service service) {
        String output =
                Repository.run(Map.of("MT_INSTANCE", "test"), "deploy/local/suite.sh", "environment", service.key());
        Map<String, String> generated = lines(Repository.text(".run/test/env"));
        Map<String, Variable> environment = new TreeMap<>();
        lines(output).forEach((name, value) -> environment.put(name, variable(service, name, value, generated)));
        return environment;
    }

    private static Variable variable(Service service, String name, String value, Map<String, String> generated) {
        String own = name + "_" + service.suffix();
        if (value.equals(generated.get(own)) && name.matches(".*(PASSWORD|SECRET|KEY)")) {
            return Variable.secret(own);
        }
        boolean port = name.matches(".*PORT.*") && value.matches("\\d+");
        boolean known = value.equals(generated.get(name)) && !port && !name.equals("MT_HOST");
        if (known) {
            return Variable.secret(name);
        }
        return Variable.plain(port ? Integer.toString(Integer.parseInt(value) - SHIFT_OF_TEST) : value);
    }

    static Map<String, String> lines(String text) {
        Map<String, String> values = new HashMap<>();
        text.lines().filter(line -> line.contains("=")).forEach(line -> {
            int equals = line.indexOf('=');
            values.put(line.substring(0, equals), line.substring(equals + 1));
        });
        return values;
    }
}
