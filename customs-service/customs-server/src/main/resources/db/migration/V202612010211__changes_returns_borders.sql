-- Changes and deletions of documents, goods that come back, arrival at the port and departure from the country.

ALTER TABLE customs_document
  ADD COLUMN app_type    CHAR(1)     NOT NULL DEFAULT '1' AFTER version,
  ADD COLUMN departed_at DATETIME(6) NULL AFTER released_at,
  ADD KEY ix_document_month (doc_type, released_at);

CREATE TABLE customs_return (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  return_no   VARCHAR(20)  NOT NULL,
  list_id     BIGINT       NOT NULL,
  invt_no     VARCHAR(20)  NOT NULL,
  order_no    VARCHAR(60)  NULL,
  status      VARCHAR(12)  NOT NULL,
  reason      VARCHAR(500) NOT NULL,
  created_by  VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP(6) NOT NULL,
  updated_at  TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_return_no (merchant_id, return_no),
  KEY ix_return_list (merchant_id, list_id),
  KEY ix_return_status (merchant_id, status, id),
  KEY ix_return_created (merchant_id, created_at)
);

CREATE TABLE customs_return_line (
  id          BIGINT        NOT NULL PRIMARY KEY,
  merchant_id BIGINT        NOT NULL,
  return_id   BIGINT        NOT NULL,
  list_id     BIGINT        NOT NULL,
  gnum        INT           NOT NULL,
  gcode       CHAR(10)      NOT NULL,
  gname       VARCHAR(250)  NOT NULL,
  quantity    DECIMAL(19,5) NOT NULL,
  quantity1   DECIMAL(19,5) NOT NULL,
  quantity2   DECIMAL(19,5) NULL,
  KEY ix_return_line (merchant_id, return_id, gnum),
  KEY ix_return_line_list (merchant_id, list_id)
);

CREATE TABLE border_report (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  kind          VARCHAR(10)  NOT NULL,
  report_no     VARCHAR(30)  NOT NULL,
  manifest_id   BIGINT       NOT NULL,
  batch_id      BIGINT       NOT NULL,
  status        VARCHAR(12)  NOT NULL,
  left_at       DATETIME(6)  NULL,
  operator_code VARCHAR(18)  NULL,
  parcels       INT          NOT NULL,
  created_by    VARCHAR(80)  NOT NULL,
  created_at    TIMESTAMP(6) NOT NULL,
  updated_at    TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_border_report_no (merchant_id, report_no),
  KEY ix_border_report_kind (merchant_id, kind, status, id),
  KEY ix_border_report_manifest (merchant_id, manifest_id, kind)
);
