-- Goods that come back, with their evidence, and exports that are written in the background.

CREATE TABLE order_return (
  id               BIGINT        NOT NULL PRIMARY KEY,
  merchant_id      BIGINT        NOT NULL,
  return_no        VARCHAR(40)   NOT NULL,
  order_no         VARCHAR(60)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  version          BIGINT        NOT NULL,
  status           VARCHAR(12)   NOT NULL,
  reason           VARCHAR(20)   NOT NULL,
  note             VARCHAR(500)  NULL,
  declared         TINYINT       NOT NULL,
  currency         CHAR(3)       NOT NULL,
  goods_value      DECIMAL(19,5) NOT NULL,
  refund_amount    DECIMAL(19,5) NULL,
  decision_note    VARCHAR(500)  NULL,
  requested_by     VARCHAR(80)   NOT NULL,
  requested_at     TIMESTAMP(6)  NOT NULL,
  received_at      TIMESTAMP(6)  NULL,
  inspected_at     TIMESTAMP(6)  NULL,
  closed_at        TIMESTAMP(6)  NULL,
  updated_at       TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_return_no (merchant_id, return_no),
  KEY ix_return_order (merchant_id, order_no, requested_at, id),
  KEY ix_return_status (merchant_id, status, requested_at, id),
  KEY ix_return_requested (merchant_id, requested_at, id)
);

CREATE TABLE order_return_line (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  return_id     BIGINT        NOT NULL,
  line_no       INT           NOT NULL,
  sku           VARCHAR(20)   NOT NULL,
  quantity      DECIMAL(19,5) NOT NULL,
  accepted      DECIMAL(19,5) NULL,
  goods_value   DECIMAL(19,5) NOT NULL,
  goods_state   VARCHAR(12)   NULL,
  UNIQUE KEY ux_return_line (merchant_id, return_id, line_no)
);

CREATE TABLE order_return_evidence (
  id           BIGINT       NOT NULL PRIMARY KEY,
  merchant_id  BIGINT       NOT NULL,
  return_id    BIGINT       NOT NULL,
  file_name    VARCHAR(200) NOT NULL,
  media_type   VARCHAR(40)  NOT NULL,
  file_hash    CHAR(64)     NOT NULL,
  file_size    BIGINT       NOT NULL,
  added_by     VARCHAR(80)  NOT NULL,
  added_at     TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_return_evidence (merchant_id, return_id, file_hash)
);

-- Files of exports and evidence, in encrypted pieces like the uploaded ones.
CREATE TABLE stored_piece (
  id          BIGINT     NOT NULL PRIMARY KEY,
  merchant_id BIGINT     NOT NULL,
  owner_id    BIGINT     NOT NULL,
  part_no     INT        NOT NULL,
  content     MEDIUMTEXT NOT NULL,
  UNIQUE KEY ux_stored_piece (merchant_id, owner_id, part_no)
);

CREATE TABLE export_job (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  subject      VARCHAR(20)   NOT NULL,
  filter       TEXT          NOT NULL,
  status       VARCHAR(10)   NOT NULL,
  total_rows   INT           NOT NULL,
  written_rows INT           NOT NULL,
  file_name    VARCHAR(120)  NOT NULL,
  file_size    BIGINT        NULL,
  requested_by VARCHAR(80)   NOT NULL,
  requested_at TIMESTAMP(6)  NOT NULL,
  finished_at  TIMESTAMP(6)  NULL,
  expires_at   TIMESTAMP(6)  NULL,
  KEY ix_export_requested (merchant_id, requested_at, id)
);
