package io.maotong.data.key;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** Field encryption; another {@link KeyService} bean (a KMS) takes the place of the configured keys. */
@AutoConfiguration
@EnableConfigurationProperties(KeyProperties.class)
public class KeyConfiguration {

    @Bean
    @ConditionalOnMissingBean
    KeyService keyService(KeyProperties properties) {
        ConfiguredKeys keys = new ConfiguredKeys(properties);
        EncryptedText.use(keys);
        return keys;
    }
}
