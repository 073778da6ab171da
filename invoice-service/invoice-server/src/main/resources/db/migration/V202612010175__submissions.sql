-- Drafts that are submitted together: checked first, then the good ones sent on their way. live_key: the same drafts are one batch
-- as long as it is not over.
CREATE TABLE invoice_submission (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  live_key    CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NULL,
  status      VARCHAR(10)  NOT NULL,
  items       INT          NOT NULL,
  created_by  VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP(6) NOT NULL,
  submitted_by VARCHAR(80) NULL,
  submitted_at TIMESTAMP(6) NULL,
  finished_at TIMESTAMP(6) NULL,
  UNIQUE KEY ux_invoice_submission (merchant_id, live_key),
  KEY ix_invoice_submission_status (merchant_id, status, id),
  KEY ix_invoice_submission_all (merchant_id, id)
);

CREATE TABLE invoice_submission_item (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  submission_id BIGINT       NOT NULL,
  place         INT          NOT NULL,
  invoice_id    BIGINT       NOT NULL,
  request_no    VARCHAR(60)  NULL,
  serial_no     VARCHAR(32)  NULL,
  buyer_name    VARCHAR(300) NULL,
  total         DECIMAL(18,2) NULL,
  state         VARCHAR(10)  NOT NULL,
  violations    MEDIUMTEXT   NULL,
  updated_at    TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_invoice_submission_item (merchant_id, submission_id, place),
  KEY ix_invoice_submission_item_state (merchant_id, submission_id, state, place)
);
