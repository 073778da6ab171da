-- The newest state of every object that a service told about: what the cockpit counts.
CREATE TABLE object_state (
  id          BIGINT        NOT NULL PRIMARY KEY,
  merchant_id BIGINT        NOT NULL,
  kind        VARCHAR(20)   NOT NULL,
  object_id   VARCHAR(80)   NOT NULL,
  version     BIGINT        NOT NULL,
  status      VARCHAR(30)   NOT NULL,
  amount      DECIMAL(19,4) NULL,
  currency    CHAR(3)       NULL,
  changed_at  TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_object_state (merchant_id, kind, object_id),
  KEY ix_object_state_kind (merchant_id, kind, status, currency, amount),
  KEY ix_object_state_changed (merchant_id, changed_at)
);

-- What is to be found by search; indexed_version lags behind version while the search server is away.
CREATE TABLE search_document (
  id              BIGINT       NOT NULL PRIMARY KEY,
  merchant_id     BIGINT       NOT NULL,
  kind            VARCHAR(20)  NOT NULL,
  object_id       VARCHAR(80)  NOT NULL,
  version         BIGINT       NOT NULL,
  indexed_version BIGINT       NOT NULL,
  document        MEDIUMTEXT   NOT NULL,
  changed_at      TIMESTAMP(6) NOT NULL,
  pending         BOOLEAN      AS (indexed_version < version) STORED,
  UNIQUE KEY ux_search_document (merchant_id, kind, object_id),
  KEY ix_search_document_pending (pending, changed_at)
);
