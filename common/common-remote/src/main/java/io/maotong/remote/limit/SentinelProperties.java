package io.maotong.remote.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** Where the rules are: the Nacos server of the configuration. */
@ConfigurationProperties("maotong.sentinel")
record SentinelProperties(
        String serverAddr,
        String username,
        String password,
        @DefaultValue("MAOTONG") String group) {}
