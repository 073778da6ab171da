package io.maotong.data.platform.search;

import io.maotong.core.id.Ids;
import io.maotong.data.pump.Pump;
import io.maotong.data.scope.MerchantScope;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/** What is to be found. Written in the transaction of the fact; the search server gets it afterwards. */
@Service
public class SearchDocuments {

    /**
     * @param kind such as {@code order}
     * @param title what the hit is called
     * @param texts what is searched beside the title
     */
    public record Document(
            String kind, String id, long version, String title, List<String> texts, String status, Instant at) {}

    private final SearchDocumentMapper mapper;
    private final Pump indexer;
    private final JsonMapper json;
    private final Clock clock;

    SearchDocuments(
            SearchDocumentMapper mapper, @Qualifier("searchIndexer") Pump indexer, JsonMapper json, Clock clock) {
        this.mapper = mapper;
        this.indexer = indexer;
        this.json = json;
        this.clock = clock;
    }

    public void save(List<Document> documents) {
        if (documents.isEmpty()) {
            return;
        }
        mapper.save(documents.stream().map(this::row).toList());
        indexer.wakeAfterCommit();
    }

    private SearchDocumentRow row(Document document) {
        SearchDocumentRow row = new SearchDocumentRow();
        row.id = Ids.next();
        row.merchantId = MerchantScope.merchantId();
        row.kind = document.kind();
        row.objectId = document.id();
        row.version = document.version();
        row.document = json.writeValueAsString(document);
        row.changedAt = clock.instant();
        return row;
    }
}
