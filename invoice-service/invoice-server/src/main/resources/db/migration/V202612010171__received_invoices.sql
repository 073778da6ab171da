-- One received invoice, however many files and lists it came in, and what the bureau says of it. The files themselves never change.
-- checked: the newest question about it; differs: fields in which the file and the bureau's list are not the same.
CREATE TABLE received_invoice (
  id              BIGINT       NOT NULL PRIMARY KEY,
  merchant_id     BIGINT       NOT NULL,
  number          VARCHAR(30)  NOT NULL,
  file_id         BIGINT       NOT NULL,
  state           VARCHAR(12)  NOT NULL,
  verification_id BIGINT       NULL,
  outcome         VARCHAR(16)  NULL,
  state_code      VARCHAR(2)   NULL,
  message         VARCHAR(500) NULL,
  checked_at      TIMESTAMP(6) NULL,
  next_at         TIMESTAMP(6) NULL,
  differs         VARCHAR(200) NOT NULL,
  owner           VARCHAR(80)  NOT NULL,
  received_at     TIMESTAMP(6) NOT NULL,
  updated_at      TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_received_invoice (merchant_id, number),
  KEY ix_received_invoice_state (merchant_id, state, id),
  KEY ix_received_invoice_all (merchant_id, id)
);
-- What was uploaded before is shown as not asked; a retry or another upload asks.
INSERT INTO received_invoice
  (id, merchant_id, number, file_id, state, differs, owner, received_at, updated_at)
SELECT MIN(id), merchant_id, number, MIN(id), 'UNASKED', '', MIN(received_by), MIN(received_at), MIN(received_at)
FROM received_file GROUP BY merchant_id, number;
