-- Above which amounts (CNY without tax) a second person approves; null where there is no limit (tax.md 1.8).
CREATE TABLE review_limit (
  merchant_id   BIGINT        NOT NULL PRIMARY KEY,
  version       BIGINT        NOT NULL,
  per_invoice   DECIMAL(18,2) NULL,
  per_buyer_day DECIMAL(18,2) NULL,
  per_month     DECIMAL(18,2) NULL,
  updated_by    VARCHAR(80)   NOT NULL,
  updated_at    TIMESTAMP(6)  NOT NULL,
  CONSTRAINT ck_review_limit CHECK (per_invoice >= 0 AND per_buyer_day >= 0 AND per_month >= 0)
);

-- Which account manager looks after which customer.
CREATE TABLE customer_manager (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  account_id    VARCHAR(80)  NOT NULL,
  buyer_key     CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  customer_name VARCHAR(300) NOT NULL,
  assigned_by   VARCHAR(80)  NOT NULL,
  assigned_at   TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_customer_manager (merchant_id, account_id, buyer_key),
  KEY ix_customer_manager (merchant_id, id)
);

ALTER TABLE invoice_header ADD KEY ix_invoice_updated (status, updated_at);
