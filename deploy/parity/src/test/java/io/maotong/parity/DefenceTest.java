package io.maotong.parity;

import static io.maotong.parity.Repository.at;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Only the gateway can be reached, nothing runs as root, and no secret has a value in a file. */
class DefenceTest {

    private static final ComposeFile COMPOSE = new ComposeFile();

    @Test
    void composePublishesTheGatewayOnly() {
        for (String service : COMPOSE.services()) {
            if (service.equals("gateway")) {
                assertThat(COMPOSE.published(service)).hasSize(1);
                assertThat(COMPOSE.published(service).getFirst().toString()).startsWith("127.0.0.1:");
            } else {
                assertThat(COMPOSE.published(service)).as(service).isEmpty();
                assertThat(at(COMPOSE.service(service), "networks")).hasValue(List.of("suite"));
            }
        }
        assertThat(at(Repository.yaml("deploy/compose/compose.yaml"), "networks", "suite", "internal"))
                .hasValue(true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void theClusterLetsInThroughTheGatewayOnly(String overlay) {
        Cluster cluster = new Cluster(overlay);

        cluster.of("Service")
                .forEach(service -> assertThat(at(service, "spec", "type").orElse("ClusterIP"))
                        .as(Cluster.name(service))
                        .isEqualTo("ClusterIP"));
        cluster.of("Ingress").forEach(ingress -> {
            Object backend = at(ingress, "spec", "rules", 0, "http", "paths", 0, "backend", "service", "name")
                    .orElseThrow();
            assertThat(backend).isEqualTo("gateway");
        });
        Object nothing = cluster.find("NetworkPolicy", "nothing").orElseThrow();
        assertThat(at(nothing, "spec", "podSelector")).hasValue(Map.of());
        assertThat(at(nothing, "spec", "policyTypes")).hasValue(List.of("Ingress", "Egress"));
        assertThat(at(nothing, "spec", "ingress")).isEmpty();
        for (Object policy : cluster.of("NetworkPolicy")) {
            for (Object rule : Repository.list(at(policy, "spec", "ingress").orElse(List.of()))) {
                boolean anybody = at(rule, "from").isEmpty();
                assertThat(anybody)
                        .as(Cluster.name(policy))
                        .isEqualTo(Cluster.name(policy).equals("gateway"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"dev", "production"})
    void everyServiceIsProbedBoundedAndWithoutPrivileges(String overlay) {
        Cluster cluster = new Cluster(overlay);

        for (Object deployment : cluster.of("Deployment")) {
            String name = Cluster.name(deployment);
            Object container = Cluster.container(deployment);
            assertThat(at(container, "livenessProbe", "httpGet", "path"))
                    .as(name)
                    .hasValue("/actuator/health/liveness");
            assertThat(at(container, "readinessProbe", "httpGet", "path"))
                    .as(name)
                    .hasValue("/actuator/health/readiness");
            assertThat(at(container, "resources", "requests", "memory"))
                    .as(name)
                    .isPresent();
            assertThat(at(container, "resources", "limits", "memory")).as(name).isPresent();
            assertThat(at(container, "securityContext", "readOnlyRootFilesystem"))
                    .as(name)
                    .hasValue(true);
            assertThat(at(container, "securityContext", "capabilities", "drop"))
                    .as(name)
                    .hasValue(List.of("ALL"));
            assertThat(at(Cluster.podOf(deployment), "securityContext", "runAsNonRoot"))
                    .as(name)
                    .hasValue(true);
            assertThat(at(Cluster.podOf(deployment), "automountServiceAccountToken"))
                    .as(name)
                    .hasValue(false);
            if (!name.equals("sandbox")) {
                assertThat(cluster.find("HorizontalPodAutoscaler", name))
                        .as(name)
                        .isPresent();
                assertThat(cluster.find("PodDisruptionBudget", name)).as(name).isPresent();
            }
        }
        assertThat(cluster.of("Secret")).isEmpty();
    }

    @Test
    void noSecretHasADefault() {
        String compose = Repository.text("deploy/compose/compose.yaml");

        assertThat(Repository.findAll(compose, "(PASSWORD|SECRET|_KEY|TOKEN)[A-Z_]*: (?!\\$\\{[A-Z0-9_]+:\\?)\\S+"))
                .extracting(match -> match.group())
                .isEmpty();
        assertThat(Repository.findAll(compose, "\\$\\{[A-Z0-9_]*(PASSWORD|SECRET|KEY|TOKEN)[A-Z0-9_]*(:-|-|})"))
                .isEmpty();
    }

    @Test
    void secretsScriptMakesEverySecretThatIsAskedForAndKeepsItWhenRunAgain(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("secrets.env");
        Repository.run(Map.of(), "deploy/compose/secrets.sh", file.toString());
        String first = Files.readString(file);
        Repository.run(Map.of(), "deploy/compose/secrets.sh", file.toString());

        assertThat(Files.readString(file)).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        Map<String, String> secrets = LocalRun.lines(first);
        assertThat(secrets.keySet()).containsAll(askedFor());
        assertThat(secrets.entrySet().stream().filter(entry -> !entry.getKey().endsWith("USERNAME")))
                .allSatisfy(entry -> assertThat(entry.getValue()).hasSizeGreaterThanOrEqualTo(32));
        assertThat(secrets.values()).doesNotHaveDuplicates();
    }

    @Test
    void localRunGeneratesTheSameSecrets() {
        Set<String> local = new TreeSet<>();
        Repository.findAll(
                        Repository.text("deploy/local/env.sh"),
                        "put \"?(MT_[A-Z0-9_]+)\\$?s?\"? (secret|key_bytes|hexadecimal)")
                .forEach(match -> local.add(match.group(1)));
        Set<String> containers = new TreeSet<>();
        Repository.findAll(
                        Repository.text("deploy/compose/secrets.sh"),
                        "put \"?(MT_[A-Z0-9_]+)\\$?s?\"? (secret|key_bytes|hexadecimal)")
                .forEach(match -> containers.add(match.group(1)));
        // Erlang's cookie ties nodes of one machine; the image makes its own
        local.remove("MT_RABBIT_COOKIE");

        assertThat(containers).isEqualTo(local);
    }

    private static Set<String> askedFor() {
        Set<String> names = new TreeSet<>();
        COMPOSE.services()
                .forEach(service -> COMPOSE.environment(service).values().stream()
                        .filter(variable -> variable.secret() != null)
                        .forEach(variable -> names.add(variable.secret())));
        Cluster dev = new Cluster("dev");
        for (String kind : List.of("Deployment", "StatefulSet", "Job")) {
            for (Object workload : dev.of(kind)) {
                for (Object entry :
                        Repository.list(at(Cluster.container(workload), "env").orElse(List.of()))) {
                    at(entry, "valueFrom", "secretKeyRef", "key").ifPresent(key -> names.add(key.toString()));
                }
            }
        }
        return names;
    }
}
