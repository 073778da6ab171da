-- Business-to-business exports: the monthly rates that value is converted by, full declarations for what may not go by
-- list; what special areas name; the purpose of a batch.

CREATE TABLE customs_rate (
  id         BIGINT        NOT NULL PRIMARY KEY AUTO_INCREMENT,
  currency   CHAR(3)       NOT NULL,
  month      CHAR(6)       NOT NULL,
  cny        DECIMAL(19,8) NOT NULL,
  source     VARCHAR(200)  NOT NULL,
  entered_by VARCHAR(80)   NOT NULL,
  entered_at TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_customs_rate (currency, month),
  KEY ix_customs_rate_month (month, currency)
);

CREATE TABLE declaration_draft (
  id          BIGINT        NOT NULL PRIMARY KEY,
  merchant_id BIGINT        NOT NULL,
  order_no    VARCHAR(60)   NOT NULL,
  batch_id    BIGINT        NOT NULL,
  trade_mode  CHAR(4)       NOT NULL,
  value_cny   DECIMAL(19,2) NULL,
  reasons     MEDIUMTEXT    NOT NULL,
  content     MEDIUMTEXT    NOT NULL,
  created_at  TIMESTAMP(6)  NOT NULL,
  updated_at  TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_declaration_draft (merchant_id, order_no),
  KEY ix_declaration_draft_created (merchant_id, created_at)
);

ALTER TABLE clearance_batch
  ADD COLUMN refund_intended BOOLEAN      NOT NULL DEFAULT TRUE AFTER statistics_flag,
  ADD COLUMN iac_code        VARCHAR(18)  NULL AFTER refund_intended,
  ADD COLUMN iac_name        VARCHAR(100) NULL AFTER iac_code,
  ADD COLUMN ems_no          VARCHAR(30)  NULL AFTER iac_name,
  ADD COLUMN item_records    MEDIUMTEXT   NULL AFTER ems_no;
