package io.maotong.data.key;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Keys for field encryption. There are no defaults: a service without keys does not start.
 *
 * @param current id of the key that encrypts from now on
 * @param field all keys that can still be read, by id, 32 bytes in base64
 * @param index key of the blind indexes, 32 bytes in base64
 */
@ConfigurationProperties("maotong.keys")
record KeyProperties(String current, Map<String, String> field, String index) {

    KeyProperties {
        field = field == null ? Map.of() : Map.copyOf(field);
    }
}
