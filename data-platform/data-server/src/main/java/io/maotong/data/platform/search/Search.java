package io.maotong.data.platform.search;

import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch._types.query_dsl.BoolQuery;
import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import co.elastic.clients.elasticsearch._types.query_dsl.TextQueryType;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import co.elastic.clients.elasticsearch.core.search.Hit;
import io.maotong.core.error.BusinessException;
import io.maotong.core.error.CommonError;
import io.maotong.core.error.Text;
import io.maotong.core.id.Ids;
import io.maotong.data.page.PageResponse;
import io.maotong.data.scope.MerchantScope;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** Finds a merchant's objects by words. Another merchant's are never part of the query. */
@Service
class Search {

    private static final Logger log = LoggerFactory.getLogger(Search.class);

    /** @param highlights the places that fit, with {@code <em>} around the words */
    record Found(String type, String id, String title, String status, List<String> highlights) {}

    private final ElasticsearchClient client;
    private final SearchProperties properties;

    Search(ElasticsearchClient client, SearchProperties properties) {
        this.client = client;
        this.properties = properties;
    }

    PageResponse<Found> find(String words, String kind, int page, int size) {
        try {
            SearchResponse<IndexedDocument> answer = client.search(
                    request -> request.index(properties.index())
                            .ignoreUnavailable(true)
                            .from((page - 1) * size)
                            .size(size)
                            .query(query ->
                                    query.bool(bool -> restricted(bool, kind).must(eachOf(words))))
                            .highlight(highlight -> highlight.fields("texts", field -> field.numberOfFragments(2))),
                    IndexedDocument.class);
            return new PageResponse<>(
                    answer.hits().hits().stream().map(Search::found).toList(),
                    page,
                    size,
                    answer.hits().total() == null ? 0 : answer.hits().total().value());
        } catch (IOException | ElasticsearchException e) {
            log.warn("the search server does not answer", e);
            throw new BusinessException(
                    CommonError.UNAVAILABLE,
                    Text.of("搜索暂不可用，请稍后重试；列表页不受影响", "Search is away for the moment; the lists still work"));
        }
    }

    /** Every word must occur, its characters side by side. */
    private static List<Query> eachOf(String words) {
        return Arrays.stream(words.strip().split("\\s+"))
                .map(word -> Query.of(query -> query.multiMatch(
                        match -> match.query(word).fields("title^2", "texts").type(TextQueryType.Phrase))))
                .toList();
    }

    private static BoolQuery.Builder restricted(BoolQuery.Builder bool, String kind) {
        String merchant = Ids.text(MerchantScope.merchantId());
        bool.filter(filter -> filter.term(term -> term.field("merchantId").value(merchant)));
        if (kind != null) {
            bool.filter(filter -> filter.term(term -> term.field("kind").value(kind)));
        }
        return bool;
    }

    private static Found found(Hit<IndexedDocument> hit) {
        IndexedDocument document = hit.source();
        return new Found(
                document.kind(),
                document.id(),
                document.title(),
                document.status(),
                hit.highlight().getOrDefault("texts", List.of()));
    }
}
