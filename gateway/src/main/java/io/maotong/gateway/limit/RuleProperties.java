package io.maotong.gateway.limit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the rate rules are in Nacos.
 *
 * @param dataId a JSON array of Sentinel gateway flow rules
 * @param group its group
 */
@ConfigurationProperties("maotong.rate-rules")
record RuleProperties(
        @DefaultValue("sentinel-gateway-flow.json") String dataId,
        @DefaultValue("MAOTONG") String group) {}
