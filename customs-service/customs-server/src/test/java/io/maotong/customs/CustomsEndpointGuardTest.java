package io.maotong.customs;

import io.maotong.core.id.Ids;
import io.maotong.test.EndpointGuard;
import io.maotong.test.ServiceTest;
import java.util.Map;
import java.util.Set;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

@ServiceTest
class CustomsEndpointGuardTest extends EndpointGuard implements FakePortAddress {

    @Autowired
    private JdbcTemplate jdbc;

    @Override
    protected Map<String, String> objectsOfSomebody() {
        long merchant = Ids.next();
        long id = Ids.next();
        String entryId = "230120260" + "%09d".formatted(merchant % 1_000_000_000L);
        jdbc.update("""
                INSERT INTO clearance_batch (id, merchant_id, batch_no, status, trade_mode, customs_code, port_code, traf_mode,
                  agent_code, statistics_flag, total, left_out, released, closed, created_by, created_at, updated_at)
                VALUES (?, ?, 'B', 'OPEN', '9610', '2301', '2301', '5', 'A', 'B', 0, 0, 0, 0, 'x', NOW(), NOW())
                """, id, merchant);
        jdbc.update("""
                INSERT INTO customs_document (id, merchant_id, doc_type, business_key, chunk, owner_code, owner_name, version,
                  state_version, status, resends, created_at, updated_at)
                VALUES (?, ?, '603', 'K', 1, 'A', 'A', 1, 1, 'RETURNED', 0, NOW(), NOW())
                """, id, merchant);
        jdbc.update("""
                INSERT INTO manifest (id, merchant_id, manifest_no, batch_id, bill_no, voyage_no, traf_name, traf_mode,
                  customs_code, status, lists, created_at, updated_at)
                VALUES (?, ?, 'M', 1, 'B', 'V', 'T', '5', '2301', 'DECLARING', 0, NOW(), NOW())
                """, id, merchant);
        jdbc.update("""
                INSERT INTO summary (id, merchant_id, summary_no, status, lists, expected, created_at, updated_at)
                VALUES (?, ?, 'S', 'DECLARING', 0, '[]', NOW(), NOW())
                """, id, merchant);
        jdbc.update("""
                INSERT INTO customs_entry (id, merchant_id, entry_id, version, sum_no, decl_seq_no, decl_state, export_date,
                  customs_code, consignor_code, consignor_name, trade_mode, gross_weight, net_weight, created_at)
                VALUES (?, ?, ?, 1, 'S', 'D', 'P', '2026-11-22', '2301', 'A', 'A', '9610', 1, 1, NOW())
                """, id, merchant, entryId);
        jdbc.update("""
                INSERT INTO customs_issue (id, merchant_id, dedupe_key, kind, severity, category, fixer, advice_zh, advice_en,
                  status, raised_at) VALUES (?, ?, 'D', 'RULE', 'E', 'DATA', 'MERCHANT', 'x', 'x', 'OPEN', NOW())
                """, id, merchant);
        jdbc.update("""
                INSERT INTO transmission (id, merchant_id, doc_type, chunk, cop_msg_id, guid, dxp_id, cop_code, cop_name,
                  signer_code, signer_name, state, documents, attempts, created_at)
                VALUES (?, ?, '603', 1, ?, 'G', 'D', 'A', 'A', 'A', 'A', 'SENT', 1, 1, NOW())
                """, id, merchant, "M" + id);
        jdbc.update("""
                INSERT INTO customs_return (id, merchant_id, return_no, list_id, invt_no, status, reason, created_by, created_at,
                  updated_at) VALUES (?, ?, 'R', 1, 'I', 'APPROVED', 'x', 'x', NOW(), NOW())
                """, id, merchant);
        jdbc.update("""
                INSERT INTO border_report (id, merchant_id, kind, report_no, manifest_id, batch_id, status, parcels, created_by,
                  created_at, updated_at) VALUES (?, ?, 'DEPARTURE', 'R', 1, 1, 'DECLARING', 0, 'x', NOW(), NOW())
                """, id, merchant);
        jdbc.update("""
                INSERT INTO declaration_draft (id, merchant_id, order_no, batch_id, trade_mode, reasons, content, created_at,
                  updated_at) VALUES (?, ?, 'O', 1, '9710', '[]', '{}', NOW(), NOW())
                """, id, merchant);
        return Map.of("id", Long.toString(id), "entryId", entryId);
    }

    @Override
    protected Set<String> sharedVariables() {
        return Set.of("table");
    }
}
