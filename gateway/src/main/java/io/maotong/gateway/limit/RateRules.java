package io.maotong.gateway.limit;

import com.alibaba.csp.sentinel.adapter.gateway.common.rule.GatewayFlowRule;
import com.alibaba.csp.sentinel.adapter.gateway.common.rule.GatewayRuleManager;
import com.alibaba.nacos.api.config.ConfigService;
import com.alibaba.nacos.api.config.listener.AbstractListener;
import com.alibaba.nacos.api.exception.NacosException;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Keeps the rules of Sentinel as they are in Nacos. Rules that cannot be read or make no sense change nothing: the ones
 * in force stay, and the log says why.
 */
final class RateRules extends AbstractListener implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(RateRules.class);
    private static final long TIMEOUT_MILLIS = 3000;

    private final ConfigService nacos;
    private final RuleProperties properties;
    private final JsonMapper json;
    private volatile boolean running;

    RateRules(ConfigService nacos, RuleProperties properties, JsonMapper json) {
        this.nacos = nacos;
        this.properties = properties;
        // a misspelt field must not turn a rule into a different one
        this.json = json.rebuild()
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
    }

    @Override
    public void start() {
        try {
            String text = nacos.getConfigAndSignListener(properties.dataId(), properties.group(), TIMEOUT_MILLIS, this);
            if (text == null) {
                log.warn("there are no rate rules: Nacos has no {} in {}", properties.dataId(), properties.group());
            } else {
                receiveConfigInfo(text);
            }
            running = true;
        } catch (NacosException e) {
            throw new IllegalStateException("the rate rules cannot be read from Nacos", e);
        }
    }

    @Override
    public void receiveConfigInfo(String text) {
        Set<GatewayFlowRule> rules;
        try {
            rules = json.readValue(text, new TypeReference<Set<GatewayFlowRule>>() {});
        } catch (JacksonException unreadable) {
            log.error("the new rate rules cannot be read, the old ones stay: {}", unreadable.getOriginalMessage());
            return;
        }
        if (rules == null) {
            log.error("the new rate rules are null, the old ones stay");
            return;
        }
        for (GatewayFlowRule rule : rules) {
            if (!GatewayRuleManager.isValidRule(rule)) {
                log.error("the new rate rules make no sense, the old ones stay: {}", rule);
                return;
            }
        }
        GatewayRuleManager.loadRules(rules);
        log.info("{} rate rules are in force", rules.size());
    }

    @Override
    public void stop() {
        nacos.removeListener(properties.dataId(), properties.group(), this);
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** Before the server accepts its first request, until after its last. */
    @Override
    public int getPhase() {
        return 0;
    }
}
