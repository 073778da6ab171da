package io.maotong.data.platform.search;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * @param indexPrefix begins the name of every index
 * @param refresh how soon a written document can be found
 */
@ConfigurationProperties("maotong.search")
record SearchProperties(URI address, String indexPrefix, int shards, int replicas, Duration refresh) {

    String index() {
        return indexPrefix + "-objects-1";
    }
}
