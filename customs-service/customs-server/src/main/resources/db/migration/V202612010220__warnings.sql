-- Warnings that somebody must accept before a document leaves, and the prices that a merchant usually declares.

CREATE TABLE declaration_warning (
  id               BIGINT       NOT NULL PRIMARY KEY,
  merchant_id      BIGINT       NOT NULL,
  batch_id         BIGINT       NOT NULL,
  order_no         VARCHAR(60)  NOT NULL,
  doc_type         CHAR(3)      NOT NULL,
  document_version INT          NOT NULL,
  document_id      BIGINT       NULL,
  rule_id          VARCHAR(10)  NOT NULL,
  field            VARCHAR(60)  NULL,
  row_no           INT          NULL,
  expected         VARCHAR(300) NULL,
  hint_zh          VARCHAR(300) NOT NULL,
  hint_en          VARCHAR(300) NOT NULL,
  fingerprint      CHAR(64)     NOT NULL,
  state            VARCHAR(10)  NOT NULL,
  raised_at        TIMESTAMP(6) NOT NULL,
  decided_by       VARCHAR(80)  NULL,
  decided_at       TIMESTAMP(6) NULL,
  reason           VARCHAR(500) NULL,
  UNIQUE KEY ux_warning (merchant_id, batch_id, order_no, document_version, fingerprint),
  KEY ix_warning_state (merchant_id, state, id),
  KEY ix_warning_batch (merchant_id, batch_id, state, id),
  KEY ix_warning_order (merchant_id, order_no, id),
  KEY ix_warning_rule (merchant_id, state, rule_id, id),
  KEY ix_warning_raised (merchant_id, raised_at)
);

-- Prices are counted at three significant digits, so that a commodity has at most some hundred rows however much is declared.
CREATE TABLE price_observation (
  merchant_id    BIGINT        NOT NULL,
  commodity_code CHAR(10)      NOT NULL,
  unit           CHAR(3)       NOT NULL,
  currency       CHAR(3)       NOT NULL,
  price          DECIMAL(19,5) NOT NULL,
  times          BIGINT        NOT NULL,
  PRIMARY KEY (merchant_id, commodity_code, unit, currency, price)
);
