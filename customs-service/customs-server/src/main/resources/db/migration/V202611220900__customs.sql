-- Local copies of what other services know, documents and what became of them, and the way to the port and back.

CREATE TABLE merchant_qualification (
  id               BIGINT       NOT NULL PRIMARY KEY,
  merchant_id      BIGINT       NOT NULL,
  version          BIGINT       NOT NULL,
  status           VARCHAR(20)  NOT NULL,
  company_name     VARCHAR(200) NULL,
  credit_code      VARCHAR(18)  NULL,
  customs_code     VARCHAR(18)  NULL,
  customs_name     VARCHAR(200) NULL,
  customs_valid_to DATE         NULL,
  card_number      VARCHAR(20)  NULL,
  dxp_id           VARCHAR(30)  NULL,
  receipt_queue    VARCHAR(80)  NULL,
  updated_at       TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_qualification_merchant (merchant_id),
  KEY ix_qualification_queue (receipt_queue)
);

CREATE TABLE source_order (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  order_no      VARCHAR(60)   NOT NULL,
  version       BIGINT        NOT NULL,
  status        VARCHAR(20)   NOT NULL,
  platform_code VARCHAR(30)   NULL,
  platform_name VARCHAR(100)  NULL,
  trade_mode    VARCHAR(4)    NOT NULL,
  ordered_at    TIMESTAMP(6)  NOT NULL,
  currency      CHAR(3)       NOT NULL,
  goods_value   DECIMAL(19,5) NOT NULL,
  freight       DECIMAL(19,5) NOT NULL,
  gross_weight  DECIMAL(19,5) NOT NULL,
  net_weight    DECIMAL(19,5) NOT NULL,
  packs         INT           NOT NULL,
  country       VARCHAR(3)    NOT NULL,
  goods_lines   MEDIUMTEXT    NOT NULL,
  UNIQUE KEY ux_source_order (merchant_id, order_no),
  KEY ix_source_order_mode (merchant_id, trade_mode, status, ordered_at)
);

CREATE TABLE source_shipment (
  id               BIGINT        NOT NULL PRIMARY KEY,
  merchant_id      BIGINT        NOT NULL,
  shipment_id      VARCHAR(40)   NOT NULL,
  version          BIGINT        NOT NULL,
  order_no         VARCHAR(60)   NOT NULL,
  status           VARCHAR(20)   NOT NULL,
  carrier          VARCHAR(20)   NULL,
  carrier_code     VARCHAR(18)   NULL,
  carrier_name     VARCHAR(100)  NULL,
  tracking_no      VARCHAR(80)   NULL,
  gross_weight     DECIMAL(19,5) NULL,
  packs            INT           NULL,
  freight          DECIMAL(19,5) NULL,
  freight_currency CHAR(3)       NULL,
  booked_at        TIMESTAMP(6)  NULL,
  departed_at      TIMESTAMP(6)  NULL,
  UNIQUE KEY ux_source_shipment (merchant_id, shipment_id),
  KEY ix_source_shipment_order (merchant_id, order_no)
);

CREATE TABLE source_receipt (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  allocation_id  VARCHAR(40)   NOT NULL,
  version        BIGINT        NOT NULL,
  active         BOOLEAN       NOT NULL,
  order_no       VARCHAR(60)   NOT NULL,
  currency       CHAR(3)       NOT NULL,
  amount         DECIMAL(19,5) NOT NULL,
  payer_name     VARCHAR(600)  NULL,
  payer_country  VARCHAR(3)    NULL,
  bank_reference VARCHAR(80)   NULL,
  received_on    DATE          NULL,
  UNIQUE KEY ux_source_receipt (merchant_id, allocation_id),
  KEY ix_source_receipt_order (merchant_id, order_no)
);

CREATE TABLE number_counter (
  merchant_id BIGINT      NOT NULL,
  name        VARCHAR(10) NOT NULL,
  day         CHAR(8)     NOT NULL,
  value       BIGINT      NOT NULL,
  PRIMARY KEY (merchant_id, name, day)
);

CREATE TABLE clearance_batch (
  id              BIGINT       NOT NULL PRIMARY KEY,
  merchant_id     BIGINT       NOT NULL,
  batch_no        VARCHAR(30)  NOT NULL,
  status          VARCHAR(20)  NOT NULL,
  trade_mode      CHAR(4)      NOT NULL,
  customs_code    CHAR(4)      NOT NULL,
  port_code       CHAR(4)      NOT NULL,
  traf_mode       CHAR(1)      NOT NULL,
  logistics_code  VARCHAR(18)  NULL,
  agent_code      VARCHAR(18)  NOT NULL,
  loct_no         VARCHAR(10)  NULL,
  planned_bill_no VARCHAR(37)  NULL,
  statistics_flag CHAR(1)      NOT NULL,
  total           INT          NOT NULL,
  left_out        INT          NOT NULL,
  released        INT          NOT NULL,
  closed          INT          NOT NULL,
  created_by      VARCHAR(80)  NOT NULL,
  created_at      TIMESTAMP(6) NOT NULL,
  declared_at     TIMESTAMP(6) NULL,
  updated_at      TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_batch_no (merchant_id, batch_no),
  KEY ix_batch_status (merchant_id, status, id),
  KEY ix_batch_created (merchant_id, created_at),
  KEY ix_batch_open (status, updated_at)
);

CREATE TABLE batch_order (
  id          BIGINT      NOT NULL PRIMARY KEY,
  merchant_id BIGINT      NOT NULL,
  batch_id    BIGINT      NOT NULL,
  order_no    VARCHAR(60) NOT NULL,
  seq         INT         NOT NULL,
  state       VARCHAR(12) NOT NULL,
  active      TINYINT     NULL,
  UNIQUE KEY ux_batch_order (merchant_id, order_no, active),
  KEY ix_batch_order_batch (merchant_id, batch_id, state, seq)
);

-- accepted_at and released_at are told by others: DATETIME takes any year that they may tell.
CREATE TABLE customs_document (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  doc_type       CHAR(3)       NOT NULL,
  business_key   VARCHAR(120)  NOT NULL,
  order_no       VARCHAR(60)   NULL,
  batch_id       BIGINT        NULL,
  parent_id      BIGINT        NULL,
  chunk          INT           NOT NULL,
  cop_no         VARCHAR(30)   NULL,
  logistics_code VARCHAR(18)   NULL,
  logistics_no   VARCHAR(32)   NULL,
  owner_code     VARCHAR(18)   NOT NULL,
  owner_name     VARCHAR(100)  NOT NULL,
  gross_weight   DECIMAL(19,5) NULL,
  version        INT           NOT NULL,
  state_version  BIGINT        NOT NULL,
  status         VARCHAR(20)   NOT NULL,
  return_status  VARCHAR(20)   NULL,
  return_time    CHAR(17)      NULL,
  return_info    VARCHAR(1000) NULL,
  pre_no         VARCHAR(18)   NULL,
  invt_no        VARCHAR(20)   NULL,
  sum_no         VARCHAR(18)   NULL,
  resends        INT           NOT NULL,
  submitted_at   TIMESTAMP(6)  NULL,
  accepted_at    DATETIME(6)   NULL,
  released_at    DATETIME(6)   NULL,
  watch_at       TIMESTAMP(6)  NULL,
  created_at     TIMESTAMP(6)  NOT NULL,
  updated_at     TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_document_key (merchant_id, doc_type, business_key),
  KEY ix_document_batch (merchant_id, batch_id, doc_type, status),
  KEY ix_document_chunk (merchant_id, batch_id, chunk, doc_type),
  KEY ix_document_order (merchant_id, order_no, doc_type),
  KEY ix_document_type (merchant_id, doc_type, status, id),
  KEY ix_document_created (merchant_id, created_at),
  KEY ix_document_parent (merchant_id, parent_id),
  KEY ix_document_invt (merchant_id, invt_no),
  KEY ix_document_waybill (merchant_id, doc_type, logistics_no),
  KEY ix_document_released (merchant_id, doc_type, released_at),
  KEY ix_document_watch (watch_at)
);

CREATE TABLE customs_document_version (
  id              BIGINT       NOT NULL PRIMARY KEY,
  merchant_id     BIGINT       NOT NULL,
  document_id     BIGINT       NOT NULL,
  version         INT          NOT NULL,
  guid            CHAR(36)     NOT NULL,
  app_type        CHAR(1)      NOT NULL,
  app_time        CHAR(14)     NOT NULL,
  reason          VARCHAR(20)  NOT NULL,
  content         MEDIUMTEXT   NOT NULL,
  transmission_id BIGINT       NULL,
  created_by      VARCHAR(80)  NOT NULL,
  created_at      TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_document_version (merchant_id, document_id, version),
  KEY ix_version_transmission (transmission_id)
);

CREATE TABLE transmission (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  doc_type       CHAR(3)       NOT NULL,
  batch_id       BIGINT        NULL,
  chunk          INT           NOT NULL,
  cop_msg_id     VARCHAR(80)   NOT NULL,
  guid           CHAR(36)      NOT NULL,
  dxp_id         VARCHAR(30)   NOT NULL,
  cop_code       VARCHAR(18)   NOT NULL,
  cop_name       VARCHAR(100)  NOT NULL,
  signer_code    VARCHAR(18)   NOT NULL,
  signer_name    VARCHAR(100)  NOT NULL,
  state          VARCHAR(12)   NOT NULL,
  documents      INT           NOT NULL,
  attempts       INT           NOT NULL,
  certificate_no VARCHAR(80)   NULL,
  digest         VARCHAR(64)   NULL,
  signed_at      TIMESTAMP(6)  NULL,
  message        MEDIUMBLOB    NULL,
  response_code  VARCHAR(9)    NULL,
  response_info  VARCHAR(300)  NULL,
  unknown_since  TIMESTAMP(6)  NULL,
  sent_at        TIMESTAMP(6)  NULL,
  created_at     TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_transmission_message (merchant_id, cop_msg_id),
  KEY ix_transmission_batch (merchant_id, batch_id, doc_type)
);

CREATE TABLE customs_receipt (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  doc_type      CHAR(3)       NOT NULL,
  business_key  VARCHAR(120)  NOT NULL,
  document_id   BIGINT        NULL,
  return_status VARCHAR(10)   NOT NULL,
  return_time   CHAR(17)      NOT NULL,
  info_hash     CHAR(64)      NOT NULL,
  return_info   VARCHAR(1000) NOT NULL,
  guid          VARCHAR(36)   NULL,
  pre_no        VARCHAR(18)   NULL,
  invt_no       VARCHAR(20)   NULL,
  sum_no        VARCHAR(18)   NULL,
  state         VARCHAR(16)   NOT NULL,
  doc_version   INT           NULL,
  message_id    BIGINT        NULL,
  received_at   TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_receipt (merchant_id, doc_type, business_key, return_status, return_time, info_hash),
  KEY ix_receipt_document (merchant_id, document_id, return_time),
  KEY ix_receipt_state (state, received_at)
);

CREATE TABLE receipt_message (
  id           BIGINT       NOT NULL PRIMARY KEY,
  merchant_id  BIGINT       NOT NULL,
  content_hash CHAR(64)     NOT NULL,
  dxp_id       VARCHAR(30)  NOT NULL,
  cop_msg_id   VARCHAR(255) NULL,
  msg_type     VARCHAR(30)  NULL,
  raw          MEDIUMBLOB   NOT NULL,
  state        VARCHAR(12)  NOT NULL,
  times        INT          NOT NULL,
  received_at  TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_receipt_message (merchant_id, content_hash),
  KEY ix_receipt_message_received (received_at)
);

CREATE TABLE customs_issue (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  dedupe_key   VARCHAR(200)  NOT NULL,
  kind         VARCHAR(20)   NOT NULL,
  severity     CHAR(1)       NOT NULL,
  document_id  BIGINT        NULL,
  doc_type     CHAR(3)       NULL,
  order_no     VARCHAR(60)   NULL,
  batch_id     BIGINT        NULL,
  reference    VARCHAR(120)  NULL,
  code         VARCHAR(20)   NULL,
  category     VARCHAR(20)   NOT NULL,
  fixer        VARCHAR(20)   NOT NULL,
  advice_zh    VARCHAR(500)  NOT NULL,
  advice_en    VARCHAR(500)  NOT NULL,
  detail       MEDIUMTEXT    NULL,
  status       VARCHAR(10)   NOT NULL,
  raised_at    TIMESTAMP(6)  NOT NULL,
  resolved_at  TIMESTAMP(6)  NULL,
  resolved_by  VARCHAR(80)   NULL,
  resolution   VARCHAR(500)  NULL,
  UNIQUE KEY ux_issue (merchant_id, dedupe_key),
  KEY ix_issue_status (merchant_id, status, id),
  KEY ix_issue_kind (merchant_id, kind, status, id),
  KEY ix_issue_batch (merchant_id, batch_id, status),
  KEY ix_issue_raised (merchant_id, raised_at),
  KEY ix_issue_document (merchant_id, document_id)
);

CREATE TABLE manifest (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  manifest_no  VARCHAR(30)   NOT NULL,
  batch_id     BIGINT        NOT NULL,
  bill_no      VARCHAR(37)   NOT NULL,
  voyage_no    VARCHAR(32)   NOT NULL,
  traf_name    VARCHAR(100)  NOT NULL,
  traf_mode    CHAR(1)       NOT NULL,
  customs_code CHAR(4)       NOT NULL,
  gross_weight DECIMAL(19,5) NULL,
  status       VARCHAR(20)   NOT NULL,
  lists        INT           NOT NULL,
  created_at   TIMESTAMP(6)  NOT NULL,
  updated_at   TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_manifest_no (merchant_id, manifest_no),
  UNIQUE KEY ux_manifest_bill (merchant_id, batch_id, bill_no, voyage_no),
  KEY ix_manifest_status (merchant_id, status, id),
  KEY ix_manifest_created (merchant_id, created_at)
);

CREATE TABLE manifest_line (
  id           BIGINT      NOT NULL PRIMARY KEY,
  merchant_id  BIGINT      NOT NULL,
  manifest_id  BIGINT      NOT NULL,
  document_id  BIGINT      NOT NULL,
  list_id      BIGINT      NOT NULL,
  logistics_no VARCHAR(32) NOT NULL,
  gnum         INT         NOT NULL,
  active       TINYINT     NULL,
  UNIQUE KEY ux_manifest_line (merchant_id, list_id, active),
  KEY ix_manifest_line (merchant_id, manifest_id, gnum)
);

CREATE TABLE summary (
  id           BIGINT       NOT NULL PRIMARY KEY,
  merchant_id  BIGINT       NOT NULL,
  summary_no   VARCHAR(30)  NOT NULL,
  period       CHAR(6)      NULL,
  batch_id     BIGINT       NULL,
  status       VARCHAR(20)  NOT NULL,
  sum_no       VARCHAR(18)  NULL,
  lists        INT          NOT NULL,
  expected     MEDIUMTEXT   NOT NULL,
  mismatch     MEDIUMTEXT   NULL,
  created_at   TIMESTAMP(6) NOT NULL,
  updated_at   TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_summary_no (merchant_id, summary_no),
  KEY ix_summary_sum_no (merchant_id, sum_no),
  KEY ix_summary_status (merchant_id, status, id),
  KEY ix_summary_created (merchant_id, created_at)
);

CREATE TABLE summary_list (
  id          BIGINT      NOT NULL PRIMARY KEY,
  merchant_id BIGINT      NOT NULL,
  summary_id  BIGINT      NOT NULL,
  list_id     BIGINT      NOT NULL,
  invt_no     VARCHAR(20) NOT NULL,
  active      TINYINT     NULL,
  entry_id    CHAR(18)    NULL,
  UNIQUE KEY ux_summary_list (merchant_id, list_id, active),
  KEY ix_summary_list (merchant_id, summary_id),
  KEY ix_summary_list_invt (merchant_id, invt_no)
);

CREATE TABLE summary_result (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  sum_no      VARCHAR(18)  NOT NULL,
  decl_seq_no VARCHAR(18)  NOT NULL,
  entry_id    VARCHAR(18)  NOT NULL,
  msg_count   INT          NOT NULL,
  msg_seq_no  INT          NOT NULL,
  head        TEXT         NOT NULL,
  links       MEDIUMTEXT   NOT NULL,
  op_date     CHAR(17)     NOT NULL,
  received_at TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_summary_result (merchant_id, decl_seq_no, msg_seq_no),
  KEY ix_summary_result_sum (merchant_id, sum_no)
);

CREATE TABLE customs_entry (
  id                  BIGINT        NOT NULL PRIMARY KEY,
  merchant_id         BIGINT        NOT NULL,
  entry_id            CHAR(18)      NOT NULL,
  version             BIGINT        NOT NULL,
  sum_no              VARCHAR(18)   NOT NULL,
  decl_seq_no         VARCHAR(18)   NOT NULL,
  decl_state          VARCHAR(3)    NOT NULL,
  export_date         DATE          NOT NULL,
  customs_code        CHAR(4)       NOT NULL,
  consignor_code      VARCHAR(18)   NOT NULL,
  consignor_name      VARCHAR(100)  NOT NULL,
  trade_mode          CHAR(4)       NOT NULL,
  destination_country CHAR(3)       NULL,
  gross_weight        DECIMAL(19,5) NOT NULL,
  net_weight          DECIMAL(19,5) NOT NULL,
  created_at          TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_entry (merchant_id, entry_id),
  KEY ix_entry_date (merchant_id, export_date, id),
  KEY ix_entry_sum (merchant_id, sum_no)
);

CREATE TABLE customs_entry_line (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  entry_id       CHAR(18)      NOT NULL,
  item_no        INT           NOT NULL,
  commodity_code CHAR(10)      NOT NULL,
  name           VARCHAR(250)  NOT NULL,
  unit           CHAR(3)       NOT NULL,
  quantity       DECIMAL(19,5) NOT NULL,
  unit1          CHAR(3)       NOT NULL,
  quantity1      DECIMAL(19,5) NOT NULL,
  unit2          CHAR(3)       NULL,
  quantity2      DECIMAL(19,5) NULL,
  currency       CHAR(3)       NOT NULL,
  total          DECIMAL(19,5) NOT NULL,
  UNIQUE KEY ux_entry_line (merchant_id, entry_id, item_no)
);

CREATE TABLE customs_entry_source (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  entry_id     CHAR(18)      NOT NULL,
  item_no      INT           NOT NULL,
  invt_no      VARCHAR(20)   NOT NULL,
  list_line_no INT           NOT NULL,
  order_no     VARCHAR(60)   NOT NULL,
  sku          VARCHAR(30)   NOT NULL,
  quantity     DECIMAL(19,5) NOT NULL,
  currency     CHAR(3)       NOT NULL,
  total        DECIMAL(19,5) NOT NULL,
  UNIQUE KEY ux_entry_source (merchant_id, invt_no, list_line_no),
  KEY ix_entry_source_line (merchant_id, entry_id, item_no),
  KEY ix_entry_source_order (merchant_id, order_no)
);

CREATE TABLE entry_occupation (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  entry_id    CHAR(18)     NOT NULL,
  item_no     INT          NOT NULL,
  batch_id    VARCHAR(40)  NOT NULL,
  active      TINYINT      NULL,
  occupied_at TIMESTAMP(6) NOT NULL,
  released_at TIMESTAMP(6) NULL,
  UNIQUE KEY ux_entry_occupation (merchant_id, entry_id, item_no, active),
  KEY ix_entry_occupation_batch (merchant_id, batch_id)
);

-- Seata AT: the images of rows before and after a branch of a global transaction.
CREATE TABLE IF NOT EXISTS undo_log (
  branch_id     BIGINT       NOT NULL,
  xid           VARCHAR(128) NOT NULL,
  context       VARCHAR(128) NOT NULL,
  rollback_info LONGBLOB     NOT NULL,
  log_status    INT          NOT NULL,
  log_created   DATETIME(6)  NOT NULL,
  log_modified  DATETIME(6)  NOT NULL,
  UNIQUE KEY ux_undo_log (xid, branch_id),
  KEY ix_undo_log_created (log_created)
);

CREATE TABLE signing_key (
  id             BIGINT       NOT NULL PRIMARY KEY,
  owner_code     VARCHAR(18)  NOT NULL,
  owner_name     VARCHAR(100) NOT NULL,
  active         TINYINT      NULL,
  private_key    TEXT         NOT NULL,
  public_key     TEXT         NOT NULL,
  certificate    TEXT         NULL,
  certificate_no VARCHAR(80)  NULL,
  not_before     TIMESTAMP(6) NULL,
  not_after      TIMESTAMP(6) NULL,
  created_at     TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_signing_key_owner (owner_code, active)
);

CREATE TABLE customs_code (
  id         BIGINT       NOT NULL PRIMARY KEY AUTO_INCREMENT,
  code_table VARCHAR(20)  NOT NULL,
  code       VARCHAR(10)  NOT NULL,
  name       VARCHAR(100) NOT NULL,
  letters    VARCHAR(3)   NULL,
  letters2   VARCHAR(2)   NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE         NULL,
  source     VARCHAR(100) NOT NULL,
  UNIQUE KEY ux_customs_code (code_table, code, valid_from)
);

CREATE TABLE tariff (
  id          BIGINT        NOT NULL PRIMARY KEY AUTO_INCREMENT,
  code        CHAR(10)      NOT NULL,
  name        VARCHAR(250)  NOT NULL,
  unit1       CHAR(3)       NOT NULL,
  unit2       CHAR(3)       NULL,
  elements    VARCHAR(500)  NULL,
  licences    VARCHAR(20)   NULL,
  export_duty DECIMAL(7,4)  NULL,
  verified    BOOLEAN       NOT NULL DEFAULT FALSE,
  valid_from  DATE          NOT NULL,
  valid_to    DATE          NULL,
  source      VARCHAR(100)  NOT NULL,
  UNIQUE KEY ux_tariff (code, valid_from)
);
