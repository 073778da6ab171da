package io.maotong.parity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The servers are the same ones at the same addresses, and hold the same accounts. */
class ServersTest {

    private static final String GUIDE = "docs/operations.md";
    private static final ComposeFile COMPOSE = new ComposeFile();
    private static final Cluster DEV = new Cluster("dev");

    @ParameterizedTest
    @ValueSource(strings = {"mysql", "redis", "rabbitmq", "nacos", "elasticsearch", "seata"})
    void composeAndTheClusterRunTheImageThatTheGuideNames(String server) {
        String image = COMPOSE.image(server);

        assertThat(image).matches("[a-z/-]+:v?\\d+\\.\\d+.*");
        assertThat(Repository.at(
                        Cluster.container(DEV.find("StatefulSet", server).orElseThrow()), "image"))
                .hasValue(image);
        assertThat(Repository.text(GUIDE)).contains("`" + image + "`");
    }

    @Test
    void theLocalRunListsTheSameServers() {
        Set<String> local = Set.of(
                Repository.find("deploy/local/servers.sh", "^all='([a-z ]+)'$").split(" "));

        assertThat(DEV.names("StatefulSet")).isEqualTo(new TreeSet<>(local));
        assertThat(COMPOSE.services()).containsAll(local);
    }

    @Test
    void versionsThatTheLocalRunChoosesItselfAreTheImagesVersions() {
        String elasticsearch =
                Repository.find("deploy/local/servers/elasticsearch/pom.xml", "<version>(8\\.[0-9.]+)</version>");
        String nacos =
                Repository.find("deploy/local/servers/nacos/pom.xml", "<nacos.version>([0-9.]+)[^<]*</nacos.version>");
        String seata = Repository.find(
                "deploy/local/servers/seata/pom.xml",
                "<artifactId>seata-server</artifactId>\\s*<version>([0-9.]+)</version>");

        assertThat(COMPOSE.image("elasticsearch")).endsWith(":" + elasticsearch);
        assertThat(COMPOSE.image("nacos")).endsWith(":v" + nacos);
        assertThat(COMPOSE.image("seata")).endsWith(":" + seata);
    }

    @ParameterizedTest
    @CsvSource({
        "mysql, MT_MYSQL", "redis, MT_REDIS", "rabbitmq, MT_RABBIT",
        "nacos, MT_NACOS", "elasticsearch, MT_ES", "seata, MT_SEATA"
    })
    void theAddressOfAServerIsWhereItListens(String server, String prefix) {
        Map<String, Variable> compose = COMPOSE.environment("order-service");
        Map<String, Variable> dev = DEV.environment("order-service");

        assertThat(compose.get(prefix + "_HOST")).isEqualTo(Variable.plain(server));
        assertThat(dev.get(prefix + "_HOST")).isEqualTo(Variable.plain(server));
        assertThat(compose.get(prefix + "_PORT")).isEqualTo(dev.get(prefix + "_PORT"));
        int port = Integer.parseInt(dev.get(prefix + "_PORT").value());
        Object service = DEV.find("Service", server).orElseThrow();
        assertThat(Repository.at(service, "spec", "ports", 0, "port")).hasValue(port);
        assertThat(Repository.at(
                        Cluster.container(DEV.find("StatefulSet", server).orElseThrow()), "ports", 0, "containerPort"))
                .hasValue(port);
    }

    @Test
    void theSameAccountsAndSchemas() {
        String each = "for s in ([A-Z ]+);? ?do";
        String local = Repository.find("deploy/local/servers/mysql.sh", each);

        assertThat(Repository.find("deploy/compose/mysql/accounts.sh", each)).isEqualTo(local);
        assertThat(DEV.configMap("server-accounts").get("mysql.sh"))
                .isEqualTo(Repository.text("deploy/compose/mysql/accounts.sh"));
        assertThat(DEV.configMap("server-accounts").get("seata.sql"))
                .isEqualTo(Repository.text("deploy/local/servers/seata/schema.sql"));
        for (String account : local.split(" ")) {
            String name = "MT_DB_PASSWORD_" + account;
            assertThat(COMPOSE.environment("mysql-accounts").get(name)).isEqualTo(Variable.secret(name));
        }
    }

    @Test
    void theSameBrokerAccountsAndVirtualHosts() {
        String services = Repository.find("deploy/local/env.sh", "^services='([A-Z ]+)'");
        String accounts = Repository.text("deploy/compose/rabbitmq/accounts.sh");

        assertThat(Repository.find("deploy/compose/rabbitmq/accounts.sh", "^services='([A-Z ]+)'"))
                .isEqualTo(services);
        assertThat(Repository.find("deploy/compose/rabbitmq/accounts.sh", "for vhost in ([a-z ]+);"))
                .isEqualTo(
                        Repository.findAll(
                                        Repository.text("deploy/local/servers/rabbitmq.sh"),
                                        "\"name\": \"([a-z]+)\"[},]")
                                .stream()
                                .map(match -> match.group(1))
                                .collect(Collectors.joining(" ")));
        assertThat(Repository.find("deploy/local/servers/rabbitmq.sh", "for s in (mt_[a-z_ ]+); do"))
                .isEqualTo(Repository.find("deploy/compose/rabbitmq/accounts.sh", "for account in (mt_[a-z_ ]+); do"));
        assertThat(DEV.configMap("server-accounts").get("rabbitmq.sh")).isEqualTo(accounts);
        for (String account : services.split(" ")) {
            String name = "MT_RABBIT_PASSWORD_" + account;
            assertThat(COMPOSE.environment("rabbitmq-accounts").get(name)).isEqualTo(Variable.secret(name));
        }
    }

    @Test
    void aDatabaseReadsAndSortsAsTheLocalOneDoes() {
        List<String> arguments =
                Repository.list(Repository.at(COMPOSE.service("mysql"), "command")
                                .orElseThrow())
                        .stream()
                        .map(Object::toString)
                        .toList();

        for (String setting : List.of(
                "character_set_server",
                "collation_server",
                "default_time_zone",
                "transaction_isolation",
                "sync_binlog",
                "log_bin_trust_function_creators",
                "max_connections")) {
            String value = Repository.find("deploy/local/servers/mysql.sh", setting + "=([^\\s'\\\\]+)");
            assertThat(arguments).contains("--" + setting.replace('_', '-') + "=" + value);
        }
        assertThat(Repository.at(
                        Cluster.container(DEV.find("StatefulSet", "mysql").orElseThrow()), "args"))
                .hasValue(List.copyOf(arguments));
    }
}
