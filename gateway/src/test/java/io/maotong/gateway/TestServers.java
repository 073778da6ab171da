package io.maotong.gateway;

import com.alibaba.nacos.api.PropertyKeyConst;
import com.alibaba.nacos.api.config.ConfigFactory;
import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.exception.NacosException;
import com.alibaba.nacos.api.naming.NamingFactory;
import com.alibaba.nacos.api.naming.NamingService;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The real Nacos and Redis of the test instance. The tests keep to a namespace of their own, one per process, so that
 * they neither see nor disturb what runs beside them.
 */
final class TestServers {

    static final String NAMESPACE = "gateway-test-" + ProcessHandle.current().pid();
    static final String GROUP = "MAOTONG";

    private static final Path ROOT = root();
    private static final Map<String, String> ENVIRONMENT = environment();
    private static final Set<String> PUBLISHED = ConcurrentHashMap.newKeySet();
    private static final ConfigService CONFIG = config();
    private static final NamingService NAMING = naming();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(TestServers::tidyUp));
    }

    private TestServers() {}

    private static void tidyUp() {
        try {
            for (String dataId : PUBLISHED) {
                CONFIG.removeConfig(dataId, GROUP);
            }
            CONFIG.shutDown();
            NAMING.shutDown();
        } catch (NacosException e) {
            throw new IllegalStateException("the configuration of the tests is left in " + NAMESPACE, e);
        }
    }

    /** Addresses and secrets by their names, as a service gets them. */
    static Map<String, String> settings() {
        return ENVIRONMENT;
    }

    static ConfigService configuration() {
        return CONFIG;
    }

    static NamingService discovery() {
        return NAMING;
    }

    /** The file of {@code deploy/nacos} as it is. */
    static String deployed(String name) {
        try {
            return Files.readString(ROOT.resolve("deploy/nacos").resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static void publish(String dataId, String content) {
        PUBLISHED.add(dataId);
        try {
            if (!CONFIG.publishConfig(dataId, GROUP, content)) {
                throw new IllegalStateException("Nacos did not take " + dataId);
            }
        } catch (NacosException e) {
            throw new IllegalStateException("Nacos did not take " + dataId, e);
        }
    }

    private static Path root() {
        Path folder = Path.of(System.getProperty("maotong.root", "")).toAbsolutePath();
        while (!Files.exists(folder.resolve(".run/test/env"))) {
            folder = folder.getParent();
            if (folder == null) {
                throw new IllegalStateException("there is no .run/test/env: start the test servers first");
            }
        }
        return folder;
    }

    private static Map<String, String> environment() {
        Map<String, String> settings = new LinkedHashMap<>();
        try {
            for (String line : Files.readAllLines(ROOT.resolve(".run/test/env"))) {
                int equals = line.indexOf('=');
                if (equals > 0) {
                    settings.put(line.substring(0, equals), line.substring(equals + 1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        for (String server : new String[] {"NACOS", "REDIS"}) {
            int port = Integer.parseInt(settings.get("MT_" + server + "_PORT"));
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(settings.get("MT_HOST"), port), 2000);
            } catch (IOException e) {
                throw new IllegalStateException(
                        server + " of the test instance does not answer on port " + port + ": start the test servers",
                        e);
            }
        }
        return settings;
    }

    private static ConfigService config() {
        try {
            return ConfigFactory.createConfigService(connection());
        } catch (NacosException e) {
            throw new IllegalStateException("Nacos of the test instance is not usable", e);
        }
    }

    private static NamingService naming() {
        try {
            return NamingFactory.createNamingService(connection());
        } catch (NacosException e) {
            throw new IllegalStateException("Nacos of the test instance is not usable", e);
        }
    }

    private static Properties connection() {
        Properties properties = new Properties();
        properties.setProperty(
                PropertyKeyConst.SERVER_ADDR, ENVIRONMENT.get("MT_HOST") + ":" + ENVIRONMENT.get("MT_NACOS_PORT"));
        properties.setProperty(PropertyKeyConst.NAMESPACE, NAMESPACE);
        properties.setProperty(PropertyKeyConst.USERNAME, ENVIRONMENT.get("MT_NACOS_USERNAME"));
        properties.setProperty(PropertyKeyConst.PASSWORD, ENVIRONMENT.get("MT_NACOS_PASSWORD"));
        return properties;
    }
}
