-- Collection of every kind: input and output invoices by news and by days, warnings. Until now only input invoices by news.

-- number stays what tells an invoice from all others: the 20 digits of a digital one, code and number of a legacy one.
ALTER TABLE input_invoice
  ADD COLUMN code          VARCHAR(12) NULL,
  ADD COLUMN printed_no    VARCHAR(30) NULL,
  ADD COLUMN state_code    VARCHAR(2)  NULL,
  ADD COLUMN abnormal_code VARCHAR(2)  NULL,
  ADD COLUMN lock_code     VARCHAR(2)  NULL,
  -- Its use is being taken back: nobody may begin to rely on it.
  ADD COLUMN releasing     BOOLEAN     NOT NULL DEFAULT FALSE;
UPDATE input_invoice SET printed_no = number;

-- One position for each kind of collection.
ALTER TABLE input_cursor
  ADD COLUMN kind VARCHAR(16) NOT NULL DEFAULT 'INPUT',
  MODIFY COLUMN position VARCHAR(200) NOT NULL,
  DROP KEY ux_input_cursor,
  ADD UNIQUE KEY ux_input_cursor (merchant_id, buyer_tax_no, kind);

-- checksum: over the digests of all records in the order in which they were taken in.
ALTER TABLE sync_run
  ADD COLUMN kind        VARCHAR(16) NOT NULL DEFAULT 'INPUT',
  ADD COLUMN window_from DATE        NULL,
  ADD COLUMN window_to   DATE        NULL,
  ADD COLUMN checksum    CHAR(64)    NULL,
  MODIFY COLUMN cursor_from VARCHAR(200) NOT NULL,
  MODIFY COLUMN cursor_to   VARCHAR(200) NOT NULL,
  DROP KEY ix_sync_run_status,
  ADD KEY ix_sync_run_kind (merchant_id, kind, status, id),
  ADD KEY ix_sync_run_state (merchant_id, status, id),
  ADD KEY ix_sync_run_started (merchant_id, started_at),
  ADD KEY ix_sync_run_any (status, id),
  ADD KEY ix_sync_run_begun (started_at);

-- A record that cannot be taken in waits for a person. The same record again is the same row.
ALTER TABLE sync_reject
  ADD COLUMN kind         VARCHAR(16)  NOT NULL DEFAULT 'INPUT',
  ADD COLUMN digest       CHAR(64)     NULL,
  ADD COLUMN state        VARCHAR(10)  NOT NULL DEFAULT 'OPEN',
  ADD COLUMN times        INT          NOT NULL DEFAULT 1,
  ADD COLUMN last_seen_at TIMESTAMP(6) NULL,
  ADD COLUMN handled_by   VARCHAR(80)  NULL,
  ADD COLUMN handled_at   TIMESTAMP(6) NULL,
  ADD COLUMN reason       VARCHAR(500) NULL;
-- Those of before may hold the same record several times: each keeps a row of its own.
UPDATE sync_reject SET digest = SHA2(CONCAT(id, record), 256), last_seen_at = created_at;
ALTER TABLE sync_reject
  MODIFY COLUMN digest CHAR(64) NOT NULL,
  MODIFY COLUMN last_seen_at TIMESTAMP(6) NOT NULL,
  ADD UNIQUE KEY ux_sync_reject (merchant_id, kind, digest),
  ADD KEY ix_sync_reject_state (merchant_id, state, id),
  ADD KEY ix_sync_reject_created (merchant_id, created_at),
  ADD KEY ix_sync_reject_any (state, id),
  ADD KEY ix_sync_reject_came (created_at);

-- Our own invoices as the bureau sees them. They are never deleted.
CREATE TABLE output_invoice (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  version       BIGINT        NOT NULL,
  number        VARCHAR(30)   NOT NULL,
  kind_code     VARCHAR(2)    NOT NULL,
  status        VARCHAR(16)   NOT NULL,
  state_code    VARCHAR(2)    NULL,
  buyer_use     VARCHAR(16)   NOT NULL,
  issued_on     DATE          NOT NULL,
  issued_at     TIMESTAMP(6)  NOT NULL,
  seller_tax_no VARCHAR(20)   NOT NULL,
  buyer_tax_no  VARCHAR(20)   NULL,
  buyer_name    VARCHAR(300)  NOT NULL,
  amount        DECIMAL(18,2) NOT NULL,
  tax           DECIMAL(18,2) NOT NULL,
  total         DECIMAL(18,2) NOT NULL,
  content_hash  CHAR(64)      NOT NULL,
  first_seen_at TIMESTAMP(6)  NOT NULL,
  updated_at    TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_output_invoice_number (merchant_id, seller_tax_no, number),
  KEY ix_output_invoice_find (merchant_id, number),
  KEY ix_output_invoice_issued (merchant_id, issued_on, id),
  KEY ix_output_invoice_status (merchant_id, status, issued_on),
  KEY ix_output_invoice_buyer (merchant_id, buyer_name(60), issued_on)
);

CREATE TABLE output_invoice_change (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  invoice_id  BIGINT       NOT NULL,
  status      VARCHAR(16)  NOT NULL,
  buyer_use   VARCHAR(16)  NOT NULL,
  origin      VARCHAR(60)  NOT NULL,
  channel     VARCHAR(10)  NOT NULL,
  happened_at TIMESTAMP(6) NOT NULL,
  KEY ix_output_invoice_change (merchant_id, invoice_id, id)
);

-- Under which names the bureau knows our customers. A tax number with two names is a customer who was renamed, or a mistake.
CREATE TABLE customer_title (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  tax_no        VARCHAR(20)  NOT NULL,
  name          VARCHAR(300) NOT NULL,
  name_key      CHAR(64)     NOT NULL,
  first_seen_at TIMESTAMP(6) NOT NULL,
  last_seen_at  TIMESTAMP(6) NOT NULL,
  last_invoice  VARCHAR(30)  NOT NULL,
  UNIQUE KEY ux_customer_title (merchant_id, tax_no, name_key),
  KEY ix_customer_title_name (merchant_id, name(60)),
  KEY ix_customer_title_seen (merchant_id, last_seen_at)
);

DELIMITER //
CREATE TRIGGER output_invoice_remains BEFORE DELETE ON output_invoice FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an output invoice cannot be deleted';
END//
DELIMITER ;
