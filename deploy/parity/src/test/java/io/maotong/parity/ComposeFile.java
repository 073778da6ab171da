package io.maotong.parity;

import static io.maotong.parity.Repository.at;
import static io.maotong.parity.Repository.list;
import static io.maotong.parity.Repository.map;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** deploy/compose/compose.yaml. */
final class ComposeFile {

    private static final Pattern SECRET = Pattern.compile("\\$\\{([A-Z0-9_]+):\\?[^}]+}");

    private final Map<String, Object> services =
            map(Repository.yaml("deploy/compose/compose.yaml").get("services"));

    Set<String> services() {
        return services.keySet();
    }

    Object service(String name) {
        return services.get(name);
    }

    String image(String name) {
        return (String) at(services, name, "image").orElseThrow();
    }

    List<Object> published(String name) {
        return list(at(services, name, "ports").orElse(List.of()));
    }

    Map<String, Variable> environment(String name) {
        Map<String, Variable> environment = new TreeMap<>();
        map(at(services, name, "environment").orElse(Map.of())).forEach((key, value) -> {
            Matcher secret = SECRET.matcher(value.toString());
            environment.put(
                    key, secret.matches() ? Variable.secret(secret.group(1)) : Variable.plain(value.toString()));
        });
        return environment;
    }
}
