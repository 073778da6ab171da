package io.maotong.data.platform.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.Time;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch.core.BulkRequest;
import co.elastic.clients.elasticsearch.core.BulkResponse;
import co.elastic.clients.elasticsearch.core.bulk.BulkResponseItem;
import io.maotong.core.id.Ids;
import io.maotong.data.scope.MerchantScope;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings waiting documents to the search server, in bulk. Their rows stay locked until the server has answered, so two
 * instances do not bring the same ones; the version keeps an older document from replacing a newer one.
 */
@Component
class Indexer {

    private static final Logger log = LoggerFactory.getLogger(Indexer.class);
    private static final int PORTION = 500;
    private static final int CONFLICT = 409;

    private final SearchDocumentMapper mapper;
    private final ElasticsearchClient client;
    private final SearchProperties properties;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private volatile boolean indexExists;

    Indexer(
            SearchDocumentMapper mapper,
            ElasticsearchClient client,
            SearchProperties properties,
            TransactionTemplate transaction,
            JsonMapper json) {
        this.mapper = mapper;
        this.client = client;
        this.properties = properties;
        this.transaction = transaction;
        this.json = json;
    }

    /** @return how many documents were brought; the rest wait for the next round */
    int indexPending() {
        Integer indexed = MerchantScope.everywhere(
                "indexing",
                () -> transaction.execute(status -> {
                    List<SearchDocumentRow> pending = mapper.lockPending(PORTION);
                    List<Long> done = pending.isEmpty() ? List.of() : bring(pending);
                    if (!done.isEmpty()) {
                        mapper.indexed(done);
                    }
                    return done.size();
                }));
        return indexed == null ? 0 : indexed;
    }

    private List<Long> bring(List<SearchDocumentRow> rows) {
        try {
            ensureIndex();
            BulkRequest.Builder bulk = new BulkRequest.Builder().index(properties.index());
            for (SearchDocumentRow row : rows) {
                bulk.operations(operation ->
                        operation.index(index -> index.id(row.merchantId + "-" + row.kind + "-" + row.objectId)
                                .version(row.version)
                                .versionType(VersionType.ExternalGte)
                                .document(document(row))));
            }
            return brought(rows, client.bulk(bulk.build()));
        } catch (IOException e) {
            throw new UncheckedIOException("the search server cannot be reached", e);
        }
    }

    private static List<Long> brought(List<SearchDocumentRow> rows, BulkResponse answer) {
        List<Long> done = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            BulkResponseItem item = answer.items().get(i);
            if (item.error() == null || item.status() == CONFLICT) {
                done.add(rows.get(i).id);
            } else {
                log.warn(
                        "{} {} is not indexed: {}",
                        rows.get(i).kind,
                        rows.get(i).objectId,
                        item.error().reason());
            }
        }
        return done;
    }

    private IndexedDocument document(SearchDocumentRow row) {
        SearchDocuments.Document document = json.readValue(row.document, SearchDocuments.Document.class);
        return new IndexedDocument(
                Ids.text(row.merchantId),
                row.kind,
                row.objectId,
                document.title(),
                document.texts(),
                document.status(),
                document.at());
    }

    // Chinese is cut into single characters; the search then asks for them in sequence. That needs no dictionary.
    private void ensureIndex() throws IOException {
        if (indexExists) {
            return;
        }
        try {
            client.indices()
                    .create(create -> create.index(properties.index())
                            .settings(settings -> settings.numberOfShards(Integer.toString(properties.shards()))
                                    .numberOfReplicas(Integer.toString(properties.replicas()))
                                    .refreshInterval(Time.of(time ->
                                            time.time(properties.refresh().toMillis() + "ms"))))
                            .mappings(mappings -> mappings.properties(
                                            "merchantId", field -> field.keyword(keyword -> keyword))
                                    .properties("kind", field -> field.keyword(keyword -> keyword))
                                    .properties("id", field -> field.keyword(keyword -> keyword))
                                    .properties("status", field -> field.keyword(keyword -> keyword))
                                    .properties("title", field -> field.text(text -> text.analyzer("standard")))
                                    .properties("texts", field -> field.text(text -> text.analyzer("standard")))
                                    .properties("at", field -> field.date(date -> date))));
        } catch (ElasticsearchException e) {
            if (!"resource_already_exists_exception".equals(e.error().type())) {
                throw e;
            }
        }
        indexExists = true;
    }
}
