package io.maotong.sandbox.port;

import io.maotong.sandbox.UtcTime;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Documents in the database; everything in batches. */
@Component
class PortStore {

    private final JdbcClient client;
    private final JdbcTemplate jdbc;
    private final JsonMapper json;

    PortStore(JdbcClient client, JdbcTemplate jdbc, JsonMapper json) {
        this.client = client;
        this.jdbc = jdbc;
        this.json = json;
    }

    /** A business key of two parts, such as merchant and order number. */
    record Pair(String first, String second) {}

    Map<String, StoredDocument> lockByKeys(CebType type, Collection<String> keys) {
        Map<String, StoredDocument> found = new HashMap<>();
        query("type = :type AND doc_key IN (:keys) FOR UPDATE", Map.of("type", type.code(), "keys", keys))
                .forEach(d -> found.put(d.key(), d));
        return found;
    }

    List<StoredDocument> lockByIds(Collection<Long> ids) {
        return query("id IN (:ids) FOR UPDATE", Map.of("ids", ids));
    }

    /** Documents of a type by merchant and order number. */
    List<StoredDocument> byOrders(CebType type, Collection<Pair> orders) {
        return byPairs(type, "ebc_code", "order_no", orders);
    }

    /** Documents of a type by carrier and tracking number. */
    List<StoredDocument> byParcels(CebType type, Collection<Pair> parcels) {
        return byPairs(type, "logistics_code", "logistics_no", parcels);
    }

    private List<StoredDocument> byPairs(CebType type, String first, String second, Collection<Pair> pairs) {
        if (pairs.isEmpty()) {
            return List.of();
        }
        List<Object[]> rows = pairs.stream()
                .distinct()
                .map(p -> new Object[] {type.code(), p.first(), p.second()})
                .toList();
        return query("(type, " + first + ", " + second + ") IN (:rows)", Map.of("rows", rows));
    }

    List<StoredDocument> lists(Collection<String> invtNos) {
        return invtNos.isEmpty() ? List.of() : query("invt_no IN (:numbers)", Map.of("numbers", invtNos));
    }

    /** Parts of one application or manifest that was sent in several messages. */
    List<StoredDocument> parts(CebType type, String keyPrefix) {
        String escaped = keyPrefix.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return query("type = :type AND doc_key LIKE :prefix", Map.of("type", type.code(), "prefix", escaped + "%"));
    }

    List<StoredDocument> listsOfMerchant(String ebcCode) {
        return query(
                "type = '603' AND ebc_code = :ebc AND sum_no IS NULL AND status IN ('800','899')",
                Map.of("ebc", ebcCode));
    }

    private List<StoredDocument> query(String where, Map<String, ?> parameters) {
        return client.sql("SELECT * FROM port_document WHERE " + where)
                .params(parameters)
                .query((row, n) -> read(row))
                .list();
    }

    private StoredDocument read(ResultSet row) throws SQLException {
        return new StoredDocument(
                row.getLong("id"),
                CebType.ofCode(row.getString("type")),
                row.getString("doc_key"),
                row.getString("dxp_id"),
                row.getString("cop_code"),
                row.getString("guid"),
                row.getString("app_time"),
                row.getInt("version"),
                row.getString("status"),
                row.getBoolean("refused"),
                row.getBoolean("withdrawn"),
                row.getBoolean("departed"),
                row.getString("sum_no"),
                row.getString("pre_no"),
                row.getString("invt_no"),
                row.getString("last_return_time"),
                UtcTime.fromRow(row, "received_at"),
                json.readValue(row.getString("content"), CebDocument.class));
    }

    void insert(Collection<StoredDocument> documents) {
        jdbc.batchUpdate(
                "INSERT INTO port_document (id, type, doc_key, dxp_id, cop_code, guid, app_time, version, status,"
                        + " refused, ebc_code, order_no, logistics_code, logistics_no, cop_no, pre_no, content,"
                        + " last_return_time, received_at) VALUES (?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?,?)",
                documents.stream()
                        .map(d -> new Object[] {
                            d.id(),
                            d.type().code(),
                            d.key(),
                            d.dxpId(),
                            d.copCode(),
                            d.guid(),
                            d.appTime(),
                            d.version(),
                            d.status(),
                            d.refused(),
                            d.content().head().get("ebcCode"),
                            d.content().head().get("orderNo"),
                            d.content().head().get("logisticsCode"),
                            d.content().head().get("logisticsNo"),
                            d.content().head().get("copNo"),
                            d.preNo(),
                            json.writeValueAsString(d.content()),
                            d.lastReturnTime(),
                            UtcTime.toRow(d.receivedAt())
                        })
                        .toList());
    }

    /** A later version takes the place of the former; a new list gets a new number. */
    void replace(Collection<StoredDocument> documents) {
        jdbc.batchUpdate(
                "UPDATE port_document SET guid=?, app_time=?, version=?, status=?, refused=?, withdrawn=?,"
                        + " invt_no=NULL, sum_no=NULL, ebc_code=?, order_no=?, logistics_code=?, logistics_no=?,"
                        + " dxp_id=?, cop_code=?, content=?, received_at=? WHERE id=?",
                documents.stream()
                        .map(d -> new Object[] {
                            d.guid(),
                            d.appTime(),
                            d.version(),
                            d.status(),
                            d.refused(),
                            d.withdrawn(),
                            d.content().head().get("ebcCode"),
                            d.content().head().get("orderNo"),
                            d.content().head().get("logisticsCode"),
                            d.content().head().get("logisticsNo"),
                            d.dxpId(),
                            d.copCode(),
                            json.writeValueAsString(d.content()),
                            UtcTime.toRow(d.receivedAt()),
                            d.id()
                        })
                        .toList());
    }

    /** A document that was replaced meanwhile keeps its new state. */
    void saveStates(Collection<StoredDocument> documents) {
        jdbc.batchUpdate(
                "UPDATE port_document SET status=?, refused=?, invt_no=?, last_return_time=? WHERE id=? AND version=?",
                documents.stream()
                        .map(d -> new Object[] {
                            d.status(), d.refused(), d.invtNo(), d.lastReturnTime(), d.id(), d.version()
                        })
                        .toList());
    }

    void summarise(String sumNo, Collection<Long> ids) {
        jdbc.batchUpdate(
                "UPDATE port_document SET sum_no = ? WHERE id = ?",
                ids.stream().map(id -> new Object[] {sumNo, id}).toList());
    }

    /** The lists that an application took in. */
    List<StoredDocument> listsOfSummary(String sumNo) {
        return query("sum_no = :sumNo AND type = '603' ORDER BY id", Map.of("sumNo", sumNo));
    }

    void withdraw(Collection<Long> ids) {
        each("UPDATE port_document SET withdrawn = TRUE WHERE id = ?", ids);
    }

    void depart(Collection<Long> ids) {
        each("UPDATE port_document SET departed = TRUE WHERE id = ?", ids);
    }

    private void each(String sql, Collection<Long> ids) {
        jdbc.batchUpdate(sql, ids.stream().map(id -> new Object[] {id}).toList());
    }

    /** Parcels on active manifests other than this one: parcel to manifest. */
    Map<Pair, String> otherManifests(Collection<Pair> parcels, String manifest) {
        Map<Pair, String> found = new HashMap<>();
        if (!parcels.isEmpty()) {
            List<Object[]> rows = parcels.stream()
                    .map(p -> new Object[] {p.first(), p.second()})
                    .toList();
            client.sql("SELECT * FROM port_manifest_parcel WHERE (logistics_code, logistics_no) IN (:rows)"
                            + " AND manifest <> :manifest")
                    .param("rows", rows)
                    .param("manifest", manifest)
                    .query(row -> {
                        found.put(
                                new Pair(row.getString("logistics_code"), row.getString("logistics_no")),
                                row.getString("manifest"));
                    });
        }
        return found;
    }

    void manifestParcels(long documentId, String manifest, Collection<Pair> parcels) {
        jdbc.update("DELETE FROM port_manifest_parcel WHERE doc_id = ?", documentId);
        List<Object[]> rows = new ArrayList<>();
        parcels.forEach(p -> rows.add(new Object[] {p.first(), p.second(), documentId, manifest}));
        jdbc.batchUpdate(
                "INSERT INTO port_manifest_parcel (logistics_code, logistics_no, doc_id, manifest) VALUES (?,?,?,?)",
                rows);
    }
}
