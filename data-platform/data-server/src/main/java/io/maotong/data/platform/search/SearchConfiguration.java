package io.maotong.data.platform.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.json.jackson.Jackson3JsonpMapper;
import co.elastic.clients.transport.rest_client.RestClientTransport;
import io.maotong.data.pump.Pump;
import java.time.Duration;
import org.apache.http.HttpHost;
import org.elasticsearch.client.RestClient;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The search server's client; Boot's own is for another generation of the server. */
@Configuration
class SearchConfiguration {

    private static final int CONNECT_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 10_000;

    @Bean(destroyMethod = "close")
    RestClient searchTransport(SearchProperties properties) {
        return RestClient.builder(HttpHost.create(properties.address().toString()))
                .setRequestConfigCallback(
                        request -> request.setConnectTimeout(CONNECT_MILLIS).setSocketTimeout(ANSWER_MILLIS))
                .build();
    }

    @Bean
    ElasticsearchClient searchClient(RestClient transport) {
        return new ElasticsearchClient(new RestClientTransport(transport, new Jackson3JsonpMapper()));
    }

    @Bean
    Pump searchIndexer(Indexer indexer) {
        return new Pump("search-indexer", Duration.ofMillis(500), indexer::indexPending);
    }
}
