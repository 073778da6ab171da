package io.maotong.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;

/**
 * Gives an application under test what the start scripts give it in a real run: addresses, secrets and the files of
 * {@code deploy/nacos}; instead of its own schema a new one.
 */
final class TestEnvironment implements EnvironmentPostProcessor, Ordered {

    private static final AtomicInteger CONTEXTS = new AtomicInteger();

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (environment.getPropertySources().contains("test-environment")) {
            return;
        }
        String service = serviceName();
        String run = ProcessHandle.current().pid() + "_" + CONTEXTS.incrementAndGet();
        String schema = environment.getProperty("maotong.test.schema");
        if (schema == null) {
            schema = "t_" + service.replace("-", "_") + "_" + run;
            Schema.create(schema);
        }
        Map<String, Object> settings = new HashMap<>(RealServers.all());
        settings.put("MT_DB_SCHEMA", schema);
        settings.put("MT_DB_USER", "root");
        settings.put("MT_DB_PASSWORD", RealServers.get("MT_MYSQL_ROOT_PASSWORD"));
        settings.put("MT_RABBIT_USER", RealServers.get("MT_RABBIT_USERNAME"));
        String suffix = service.replace("-service", "").replace("-platform", "").toUpperCase(Locale.ROOT);
        for (String own : new String[] {"MT_CLIENT_SECRET", "MT_FIELD_KEY", "MT_INDEX_KEY", "MT_AUTHORITY_SECRET"}) {
            String value = RealServers.all().get(own + "_" + suffix);
            settings.put(own, value == null ? randomKey() : value);
        }
        // The sandbox is a process; it is started only by tests that ask for it.
        String sandbox = environment.getProperty("maotong.test.sandbox", Boolean.class, false)
                ? Sandbox.url()
                : "http://127.0.0.1:9";
        settings.put("MT_SANDBOX_URL", sandbox);
        settings.put("SERVER_PORT", "0");
        settings.put("spring.cloud.nacos.discovery.enabled", "false");
        settings.put("spring.cloud.nacos.config.enabled", "false");
        settings.put("spring.cloud.nacos.config.import-check.enabled", "false");
        settings.put("spring.cloud.service-registry.auto-registration.enabled", "false");
        settings.put("maotong.messaging.prefix", "t" + run + ".");
        settings.put("maotong.messaging.expiring", "true");
        settings.put("maotong.sentinel.enabled", "false");
        settings.put("spring.main.banner-mode", "off");
        settings.put("logging.structured.format.console", "");
        Path nacos = RealServers.root().resolve("deploy/nacos");
        settings.put(
                "spring.config.additional-location",
                "file:" + nacos.resolve("maotong.yaml") + ",optional:file:" + nacos.resolve(service + ".yaml"));
        // Below what a test sets for itself, above the files.
        environment
                .getPropertySources()
                .addAfter("systemProperties", new MapPropertySource("test-environment", settings));
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    private static String serviceName() {
        try {
            for (PropertySource<?> source :
                    new YamlPropertySourceLoader().load("application", new ClassPathResource("application.yaml"))) {
                Object name = source.getProperty("spring.application.name");
                if (name != null) {
                    return name.toString();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        throw new IllegalStateException("spring.application.name is not in application.yaml");
    }

    private static String randomKey() {
        byte[] key = new byte[32];
        new SecureRandom().nextBytes(key);
        return Base64.getEncoder().encodeToString(key);
    }
}
