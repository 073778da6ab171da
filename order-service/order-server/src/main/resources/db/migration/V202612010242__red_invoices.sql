-- Red invoices name the blue one, not its orders: which orders an invoice is of is kept here, and what came before that was known.
CREATE TABLE invoiced_order (
  id             BIGINT      NOT NULL PRIMARY KEY,
  merchant_id    BIGINT      NOT NULL,
  invoice_number VARCHAR(40) NOT NULL,
  order_no       VARCHAR(60) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  UNIQUE KEY ux_invoiced_order (merchant_id, invoice_number, order_no)
);

CREATE TABLE invoice_red (
  id             BIGINT       NOT NULL PRIMARY KEY,
  merchant_id    BIGINT       NOT NULL,
  invoice_number VARCHAR(40)  NOT NULL,
  source_id      VARCHAR(60)  NOT NULL,
  state          VARCHAR(40)  NOT NULL,
  source_version BIGINT       NOT NULL,
  number         VARCHAR(80)  NULL,
  amount         VARCHAR(40)  NOT NULL,
  occurred_at    TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_invoice_red (merchant_id, invoice_number, source_id, state)
);
