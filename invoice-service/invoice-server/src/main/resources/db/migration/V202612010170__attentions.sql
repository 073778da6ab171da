-- What does not go on by itself and is no invoice on its way: for a person, until it is settled. live_key: the same matter is one
-- open item however often it is found.
CREATE TABLE invoice_attention (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  cause       VARCHAR(32)  NOT NULL,
  subject     VARCHAR(80)  NOT NULL,
  detail      VARCHAR(500) NOT NULL,
  owner       VARCHAR(80)  NOT NULL,
  state       VARCHAR(8)   NOT NULL,
  live_key    VARCHAR(120) NULL,
  times       INT          NOT NULL,
  opened_at   TIMESTAMP(6) NOT NULL,
  updated_at  TIMESTAMP(6) NOT NULL,
  retried_by  VARCHAR(80)  NULL,
  retried_at  TIMESTAMP(6) NULL,
  closed_at   TIMESTAMP(6) NULL,
  closed_by   VARCHAR(80)  NULL,
  reason      VARCHAR(500) NULL,
  UNIQUE KEY ux_invoice_attention (merchant_id, live_key),
  KEY ix_invoice_attention_state (merchant_id, state, id),
  KEY ix_invoice_attention_cause (merchant_id, cause, state, id),
  KEY ix_invoice_attention_subject (merchant_id, subject, id),
  KEY ix_invoice_attention_any (state, id)
);
