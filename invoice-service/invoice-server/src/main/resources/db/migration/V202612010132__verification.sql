-- Each row is one question to the bureau about one invoice, with its answer. live_key stands as long as the question is open:
-- nobody asks the same a second time meanwhile.
CREATE TABLE verification (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  kind_code      VARCHAR(2)    NOT NULL,
  code           VARCHAR(12)   NULL,
  number         VARCHAR(20)   NOT NULL,
  identity       VARCHAR(32)   NOT NULL,
  issued_on      DATE          NOT NULL,
  amount         DECIMAL(18,2) NULL,
  check_code     CHAR(6)       NULL,
  cache_key      CHAR(64)      NOT NULL,
  live_key       CHAR(64)      NULL,
  status         VARCHAR(10)   NOT NULL,
  outcome        VARCHAR(16)   NULL,
  result_code    VARCHAR(10)   NULL,
  message        VARCHAR(500)  NULL,
  state_code     VARCHAR(2)    NULL,
  abnormal_code  VARCHAR(2)    NULL,
  lock_code      VARCHAR(2)    NULL,
  document       MEDIUMTEXT    NULL,
  document_fault VARCHAR(300)  NULL,
  channel        VARCHAR(10)   NULL,
  asked          INT           NOT NULL,
  checked_at     TIMESTAMP(6)  NULL,
  next_at        TIMESTAMP(6)  NULL,
  invalidated_at TIMESTAMP(6)  NULL,
  requested_by   VARCHAR(80)   NOT NULL,
  created_at     TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_verification_live (merchant_id, live_key),
  KEY ix_verification_cache (merchant_id, cache_key, id),
  KEY ix_verification_identity (merchant_id, identity, id),
  KEY ix_verification_outcome (merchant_id, outcome, id),
  KEY ix_verification_status (merchant_id, status, id)
);

-- How often an invoice was asked for on a day.
CREATE TABLE verification_day (
  id          BIGINT      NOT NULL PRIMARY KEY,
  merchant_id BIGINT      NOT NULL,
  identity    VARCHAR(32) NOT NULL,
  day         DATE        NOT NULL,
  asked       INT         NOT NULL,
  UNIQUE KEY ux_verification_day (merchant_id, identity, day)
);
