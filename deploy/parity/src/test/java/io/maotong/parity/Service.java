package io.maotong.parity;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * One process of ours.
 *
 * @param key its name in the local scripts, such as {@code order}
 */
record Service(String key) {

    /** As the local scripts list them. */
    static List<Service> all() {
        return Arrays.stream(Repository.find("deploy/local/suite.sh", "^all='([a-z ]+)'$")
                        .split(" "))
                .map(Service::new)
                .toList();
    }

    String name() {
        return switch (key) {
            case "data" -> "data-platform";
            case "gateway", "sandbox" -> key;
            default -> key + "-service";
        };
    }

    String suffix() {
        return key.toUpperCase(Locale.ROOT);
    }

    String settings() {
        String module = switch (key) {
            case "data" -> "data-platform/data-server";
            case "gateway", "sandbox" -> key;
            default -> name() + "/" + key + "-server";
        };
        return module + "/src/main/resources/application.yaml";
    }

    /** The files of deploy/nacos that the process imports. */
    Set<String> configuration() {
        return Repository.findAll(Repository.text(settings()), "optional:nacos:([a-z.-]+)").stream()
                .map(match -> match.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Every variable that its configuration uses without giving a default. */
    Set<String> needs() {
        StringBuilder text = new StringBuilder(Repository.text(settings()));
        configuration().forEach(file -> text.append('\n').append(Repository.text("deploy/nacos/" + file)));
        Set<String> needed = new TreeSet<>();
        for (String line : text.toString().split("\n")) {
            String code = line.strip().startsWith("#") ? "" : line;
            Repository.findAll(code, "\\$\\{(MT_[A-Z0-9_]+|SERVER_PORT)\\}").forEach(match -> {
                // the default of another variable is needed only where that one is missing
                boolean fallback = code.substring(0, match.start()).matches(".*\\$\\{[A-Z0-9_]+:[^}]*");
                if (!fallback) {
                    needed.add(match.group(1));
                }
            });
        }
        return needed;
    }

    @Override
    public String toString() {
        return name();
    }
}
