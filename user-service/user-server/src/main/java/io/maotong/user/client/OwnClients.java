package io.maotong.user.client;

import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Registers our front ends and services at every start; a changed secret takes effect then. */
@Component
final class OwnClients implements ApplicationRunner {

    private final Clients clients;
    private final ClientProperties properties;

    OwnClients(Clients clients, ClientProperties properties) {
        this.clients = clients;
        this.properties = properties;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        clients.registerPublic("maotong-portal", "商户门户");
        clients.registerPublic("maotong-miniapp", "小程序");
        clients.registerPublic("maotong-console", "运营控制台");
        properties.secrets().forEach(clients::registerService);
    }
}
