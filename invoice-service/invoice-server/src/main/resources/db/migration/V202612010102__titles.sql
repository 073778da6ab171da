-- Titles 抬头 of customers (tax.md 1.10). Invoices carry a snapshot and never a reference.
-- tax_key is a digest, so that a natural person's number can be unique without being readable.
CREATE TABLE invoice_title (
  id              BIGINT       NOT NULL PRIMARY KEY,
  merchant_id     BIGINT       NOT NULL,
  version         BIGINT       NOT NULL,
  customer_id     VARCHAR(64)  NOT NULL,
  default_key     VARCHAR(64)  NULL,
  type            VARCHAR(12)  NOT NULL,
  name            VARCHAR(300) NOT NULL,
  tax_no          VARCHAR(20)  NULL,
  tax_key         CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  contact         TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status          VARCHAR(10)  NOT NULL,
  source          VARCHAR(10)  NOT NULL,
  tax_check       VARCHAR(20)  NOT NULL,
  override_reason VARCHAR(300) NULL,
  override_by     VARCHAR(80)  NULL,
  verified_at     TIMESTAMP(6) NULL,
  created_by      VARCHAR(80)  NOT NULL,
  created_at      TIMESTAMP(6) NOT NULL,
  updated_by      VARCHAR(80)  NOT NULL,
  updated_at      TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_title (merchant_id, customer_id, tax_key, name),
  UNIQUE KEY ux_title_default (merchant_id, default_key),
  KEY ix_title_name (merchant_id, name(60), id),
  KEY ix_title_tax (merchant_id, tax_no, id),
  KEY ix_title_status (merchant_id, status, id),
  KEY ix_title_type (merchant_id, type, id)
);

CREATE TABLE invoice_title_history (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  title_id    BIGINT       NOT NULL,
  version     BIGINT       NOT NULL,
  action      VARCHAR(12)  NOT NULL,
  actor       VARCHAR(80)  NOT NULL,
  reason      VARCHAR(300) NULL,
  content     TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  happened_at TIMESTAMP(6) NOT NULL,
  KEY ix_title_history (merchant_id, title_id, id)
);

-- A change of name, tax number or bank that waits for a second person; the title stays as it is meanwhile.
CREATE TABLE invoice_title_change (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  title_id    BIGINT       NOT NULL,
  open_key    BIGINT       NULL,
  state       VARCHAR(10)  NOT NULL,
  content     TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  proposed_by VARCHAR(80)  NOT NULL,
  proposed_at TIMESTAMP(6) NOT NULL,
  decided_by  VARCHAR(80)  NULL,
  decided_at  TIMESTAMP(6) NULL,
  reason      VARCHAR(300) NULL,
  UNIQUE KEY ux_title_change (merchant_id, open_key),
  KEY ix_title_change (merchant_id, state, id)
);

DELIMITER //
CREATE TRIGGER invoice_title_history_stays BEFORE UPDATE ON invoice_title_history FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of a title cannot be changed';
END//

CREATE TRIGGER invoice_title_history_remains BEFORE DELETE ON invoice_title_history FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of a title cannot be deleted';
END//
DELIMITER ;
