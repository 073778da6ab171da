-- Requests for invoices, and orders, from workbooks. live_hash is null for what failed: such a file may come again.
CREATE TABLE invoice_import (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  live_hash     CHAR(64)     NULL,
  file_name     VARCHAR(200) NOT NULL,
  file_size     BIGINT       NOT NULL,
  target        VARCHAR(10)  NOT NULL,
  submit        BOOLEAN      NOT NULL,
  status        VARCHAR(10)  NOT NULL,
  mapping       TEXT         NOT NULL,
  matched       TEXT         NULL,
  total_rows    INT          NOT NULL,
  processed_row INT          NOT NULL,
  accepted      INT          NOT NULL,
  rejected      INT          NOT NULL,
  duplicates    INT          NOT NULL,
  violations    TEXT         NULL,
  created_by    VARCHAR(80)  NOT NULL,
  created_at    TIMESTAMP(6) NOT NULL,
  finished_at   TIMESTAMP(6) NULL,
  UNIQUE KEY ux_invoice_import_hash (merchant_id, live_hash),
  KEY ix_invoice_import_created (merchant_id, created_at, id)
);

-- Files in encrypted pieces: they are full of personal data, and any instance may have to read them.
CREATE TABLE sheet_part (
  id          BIGINT     NOT NULL PRIMARY KEY,
  merchant_id BIGINT     NOT NULL,
  owner_id    BIGINT     NOT NULL,
  part_no     INT        NOT NULL,
  content     MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  UNIQUE KEY ux_sheet_part (merchant_id, owner_id, part_no)
);

CREATE TABLE invoice_import_row (
  id          BIGINT      NOT NULL PRIMARY KEY,
  merchant_id BIGINT      NOT NULL,
  import_id   BIGINT      NOT NULL,
  target      VARCHAR(10) NOT NULL,
  row_no      INT         NOT NULL,
  request_no  VARCHAR(60) NOT NULL,
  status      VARCHAR(10) NOT NULL,
  invoice_id  BIGINT      NULL,
  violations  MEDIUMTEXT  NULL,
  cells       MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  UNIQUE KEY ux_invoice_import_row (merchant_id, import_id, row_no),
  KEY ix_invoice_import_row_status (merchant_id, import_id, status, row_no),
  KEY ix_invoice_import_row_request (merchant_id, target, request_no, status)
);

-- Which title of the merchant's own workbooks means which column.
CREATE TABLE invoice_import_mapping (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  title       VARCHAR(80)  NOT NULL,
  field       VARCHAR(30)  NOT NULL,
  updated_by  VARCHAR(80)  NOT NULL,
  updated_at  TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_invoice_import_mapping (merchant_id, title)
);
