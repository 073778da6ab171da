package io.maotong.parity;

import static io.maotong.parity.Repository.at;
import static io.maotong.parity.Repository.list;
import static io.maotong.parity.Repository.map;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One overlay of k8s/, rendered by kubectl; where there is none, read from the sources. */
final class Cluster {

    private static final boolean RENDERER = Arrays.stream(
                    Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder, "kubectl")));

    private final List<Map<String, Object>> objects = new ArrayList<>();
    private final Map<String, Map<String, String>> configMaps = new HashMap<>();

    Cluster(String overlay) {
        if (RENDERER) {
            render(overlay);
        } else {
            readFolder("k8s/overlays/" + overlay);
        }
    }

    private void render(String overlay) {
        String rendered = Repository.run(Map.of(), "kubectl", "kustomize", "k8s/overlays/" + overlay);
        Repository.documents(rendered).forEach(document -> objects.add(map(document)));
        of("ConfigMap").forEach(object -> {
            Map<String, String> data = new TreeMap<>();
            map(object.get("data")).forEach((key, value) -> data.put(key, value.toString()));
            // the renderer adds a hash of the content to the name
            configMaps.put(name(object).replaceFirst("-[a-z0-9]{10}$", ""), data);
        });
    }

    private void readFolder(String folder) {
        String file = Repository.namesIn(folder, "(?i)kustomization(\\.yaml)?")
                .iterator()
                .next();
        Map<String, Object> kustomization = Repository.yaml(folder + "/" + file);
        for (String key : List.of("resources", "components")) {
            for (Object entry : list(kustomization.getOrDefault(key, List.of()))) {
                Path path = Path.of(folder, entry.toString()).normalize();
                if (Files.isDirectory(Repository.ROOT.resolve(path))) {
                    readFolder(path.toString());
                } else {
                    Repository.documents(Repository.text(path.toString())).forEach(object -> objects.add(map(object)));
                }
            }
        }
        for (Object generator : list(kustomization.getOrDefault("configMapGenerator", List.of()))) {
            Map<String, String> data =
                    configMaps.computeIfAbsent((String) map(generator).get("name"), name -> new TreeMap<>());
            list(map(generator).getOrDefault("literals", List.of())).forEach(literal -> {
                String[] pair = literal.toString().split("=", 2);
                data.put(pair[0], pair[1]);
            });
            list(map(generator).getOrDefault("files", List.of())).forEach(entry -> {
                String[] pair = entry.toString().split("=", 2);
                data.put(pair[0], Repository.text(folder + "/" + pair[pair.length - 1]));
            });
        }
        list(kustomization.getOrDefault("patches", List.of())).forEach(this::addVariables);
    }

    // Of all patches only an added variable matters here.
    private void addVariables(Object patch) {
        for (Object operation :
                list(Repository.documents((String) map(patch).get("patch")).getFirst())) {
            if (at(operation, "path").orElseThrow().toString().endsWith("/env/-")) {
                Object deployment = find(
                                "Deployment",
                                at(patch, "target", "name").orElseThrow().toString())
                        .orElseThrow();
                list(at(container(deployment), "env").orElseThrow())
                        .add(at(operation, "value").orElseThrow());
            }
        }
    }

    List<Map<String, Object>> of(String kind) {
        return objects.stream()
                .filter(object -> kind.equals(object.get("kind")))
                .toList();
    }

    Set<String> names(String kind) {
        return of(kind).stream().map(Cluster::name).collect(Collectors.toCollection(TreeSet::new));
    }

    Optional<Map<String, Object>> find(String kind, String name) {
        return of(kind).stream().filter(object -> name(object).equals(name)).findFirst();
    }

    Map<String, String> configMap(String name) {
        return configMaps.get(name);
    }

    static String name(Object object) {
        return (String) at(object, "metadata", "name").orElseThrow();
    }

    static Object podOf(Object workload) {
        return at(workload, "spec", "template", "spec").orElseThrow();
    }

    static Object container(Object workload) {
        return at(podOf(workload), "containers", 0).orElseThrow();
    }

    Map<String, Variable> environment(String deployment) {
        Object container = container(find("Deployment", deployment).orElseThrow());
        Map<String, Variable> environment = new TreeMap<>();
        for (Object from : list(at(container, "envFrom").orElse(List.of()))) {
            String map = at(from, "configMapRef", "name").orElseThrow().toString();
            configMaps
                    .get(map.replaceFirst("-[a-z0-9]{10}$", ""))
                    .forEach((key, value) -> environment.put(key, Variable.plain(value)));
        }
        for (Object entry : list(at(container, "env").orElse(List.of()))) {
            environment.put(
                    at(entry, "name").orElseThrow().toString(),
                    at(entry, "valueFrom", "secretKeyRef", "key")
                            .map(key -> Variable.secret(key.toString()))
                            .orElseGet(() -> Variable.plain(
                                    at(entry, "value").map(Object::toString).orElse(null))));
        }
        return environment;
    }
}
