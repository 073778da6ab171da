package io.maotong.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The local run, compose and k8s start the same processes with the same settings. */
class ProcessesTest {

    /** Ports of servers on one machine that none of our processes calls, and the one host they share there. */
    private static final Set<String> ONLY_LOCAL = Set.of(
            "MT_HOST",
            "MT_NACOS_CONSOLE_PORT",
            "MT_RABBIT_MANAGEMENT_PORT",
            "MT_RABBIT_DIST_PORT",
            "MT_RABBIT_EPMD_PORT",
            "MT_RABBIT_CTL_PORT",
            "MT_ES_TRANSPORT_PORT",
            "MT_SEATA_CONSOLE_PORT");

    /** Each server has a host of its own there, and traffic to the database leaves the machine. */
    private static final Set<String> ONLY_CONTAINERS = Set.of(
            "MT_MYSQL_HOST",
            "MT_REDIS_HOST",
            "MT_RABBIT_HOST",
            "MT_NACOS_HOST",
            "MT_ES_HOST",
            "MT_SEATA_HOST",
            "MT_MYSQL_SSL_MODE");

    /** Known in the pod only; in compose the start script finds it. */
    private static final Set<String> ONLY_CLUSTER = Set.of("MT_BIND");

    private static final Set<String> ONLY_DEMONSTRATION = Set.of("MT_REFUND_FILING_OPENS");
    private static final Set<String> ONLY_PRODUCTION = Set.of("MT_ISSUER");

    private static final ComposeFile COMPOSE = new ComposeFile();
    private static final Cluster DEV = new Cluster("dev");
    private static final Cluster PRODUCTION = new Cluster("production");

    static List<Service> services() {
        return Service.all();
    }

    @Test
    void everyProcessOfTheLocalRunIsInComposeAndInTheCluster() {
        Set<String> names = services().stream().map(Service::name).collect(Collectors.toCollection(TreeSet::new));

        assertThat(names).hasSize(11);
        assertThat(COMPOSE.services()).containsAll(names);
        assertThat(COMPOSE.services().stream()
                        .filter(name -> COMPOSE.image(name).startsWith("maotong/")))
                .containsExactlyInAnyOrderElementsOf(names);
        assertThat(DEV.names("Deployment")).isEqualTo(names);
        names.remove("sandbox");
        assertThat(PRODUCTION.names("Deployment")).isEqualTo(names);
    }

    @ParameterizedTest
    @MethodSource("services")
    void theNameUnderWhichAServiceRegistersIsItsName(Service service) {
        Map<String, Object> settings = Repository.yaml(service.settings());

        assertThat(Repository.at(settings, "spring", "application", "name")).hasValue(service.name());
    }

    @ParameterizedTest
    @MethodSource("services")
    void theSamePortEverywhere(Service service) {
        String port = Repository.find("deploy/local/env.sh", "^\\s*port MT_PORT_" + service.suffix() + " (\\d+)$");

        assertThat(LocalRun.environment(service).get("SERVER_PORT")).isEqualTo(Variable.plain(port));
        assertThat(COMPOSE.environment(service.name()).get("SERVER_PORT")).isEqualTo(Variable.plain(port));
        assertThat(DEV.environment(service.name()).get("SERVER_PORT")).isEqualTo(Variable.plain(port));
        Object container =
                Cluster.container(DEV.find("Deployment", service.name()).orElseThrow());
        assertThat(Repository.at(container, "ports", 0, "containerPort")).hasValue(Integer.valueOf(port));
        assertThat(Repository.at(DEV.find("Service", service.name()).orElseThrow(), "spec", "ports", 0, "port"))
                .hasValue(Integer.valueOf(port));
        for (Service other : services()) {
            String name = "MT_PORT_" + other.suffix();
            assertThat(COMPOSE.environment(service.name()).get(name))
                    .isEqualTo(LocalRun.environment(service).get(name))
                    .isEqualTo(DEV.environment(service.name()).get(name))
                    .isNotNull();
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void theSameVariablesEverywhere(Service service) {
        Set<String> local = names(LocalRun.environment(service));
        local.removeAll(ONLY_LOCAL);
        Set<String> compose = names(COMPOSE.environment(service.name()));
        compose.removeAll(ONLY_CONTAINERS);
        Set<String> dev = names(DEV.environment(service.name()));
        dev.removeAll(ONLY_CONTAINERS);
        dev.removeAll(ONLY_CLUSTER);

        assertThat(compose).isEqualTo(local);
        assertThat(dev).isEqualTo(local);
    }

    @ParameterizedTest
    @MethodSource("services")
    void aProcessGetsTheSameSecretsEverywhereAndNoOther(Service service) {
        Map<String, Variable> local = LocalRun.environment(service);
        Map<String, Variable> compose = COMPOSE.environment(service.name());
        Map<String, Variable> dev = DEV.environment(service.name());

        assertThat(secrets(local)).isNotEmpty();
        assertThat(secrets(compose)).isEqualTo(secrets(local));
        assertThat(secrets(dev)).isEqualTo(secrets(local));
    }

    @ParameterizedTest
    @MethodSource("services")
    void nothingThatTheConfigurationUsesIsMissing(Service service) {
        Set<String> needs = service.needs();

        assertThat(needs).isNotEmpty();
        assertThat(LocalRun.environment(service)).containsKeys(needs.toArray(String[]::new));
        assertThat(COMPOSE.environment(service.name())).containsKeys(needs.toArray(String[]::new));
        assertThat(DEV.environment(service.name())).containsKeys(needs.toArray(String[]::new));
        if (!service.name().equals("sandbox")) {
            assertThat(PRODUCTION.environment(service.name())).containsKeys(needs.toArray(String[]::new));
        }
    }

    @ParameterizedTest
    @MethodSource("services")
    void productionDiffersFromTheRehearsalByWhatIsSaid(Service service) {
        if (service.name().equals("sandbox")) {
            assertThat(PRODUCTION.find("Deployment", "sandbox")).isEmpty();
            return;
        }
        Set<String> production = names(PRODUCTION.environment(service.name()));
        Set<String> dev = names(DEV.environment(service.name()));

        assertThat(production).containsAll(ONLY_PRODUCTION).doesNotContainAnyElementsOf(ONLY_DEMONSTRATION);
        production.removeAll(ONLY_PRODUCTION);
        dev.removeAll(ONLY_DEMONSTRATION);
        assertThat(production).isEqualTo(dev);
        assertThat(secrets(PRODUCTION.environment(service.name()))).isEqualTo(secrets(DEV.environment(service.name())));
    }

    @Test
    void theSameConfigurationFilesEverywhere() {
        Set<String> files = Repository.namesIn("deploy/nacos", ".*\\.(yaml|json)");
        Set<String> inCluster =
                new TreeSet<>(DEV.configMap("nacos-configuration").keySet());

        assertThat(inCluster.remove("publish.sh")).isTrue();
        assertThat(inCluster).isEqualTo(files);
        assertThat(PRODUCTION.configMap("nacos-configuration")).isEqualTo(DEV.configMap("nacos-configuration"));
        assertThat(Repository.at(COMPOSE.service("nacos-configuration"), "volumes"))
                .hasValue(List.of("../nacos:/configuration:ro"));
        services().forEach(service -> assertThat(files).containsAll(service.configuration()));
    }

    private static Set<String> names(Map<String, Variable> environment) {
        return environment.keySet().stream()
                .filter(name -> name.startsWith("MT_") || name.equals("SERVER_PORT"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Map<String, String> secrets(Map<String, Variable> environment) {
        return environment.entrySet().stream()
                .filter(entry -> entry.getValue().secret() != null)
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().secret()));
    }
}
