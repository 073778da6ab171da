-- A month of one direction, compared three ways: what we have, what the bureau lists, what the bureau sums up.
CREATE TABLE reconciliation (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  direction      VARCHAR(8)    NOT NULL,
  period         CHAR(6)       NOT NULL,
  tax_no         VARCHAR(20)   NOT NULL,
  status         VARCHAR(10)   NOT NULL,
  step           VARCHAR(10)   NOT NULL,
  position       VARCHAR(200)  NOT NULL,
  matched        INT           NULL,
  missing_local  INT           NULL,
  missing_remote INT           NULL,
  different      INT           NULL,
  totals_agree   BOOLEAN       NULL,
  live_key       VARCHAR(20)   NULL,
  reason         VARCHAR(1000) NULL,
  started_by     VARCHAR(80)   NOT NULL,
  started_at     TIMESTAMP(6)  NOT NULL,
  ended_at       TIMESTAMP(6)  NULL,
  UNIQUE KEY ux_reconciliation_live (merchant_id, live_key),
  KEY ix_reconciliation_period (merchant_id, direction, period, id),
  KEY ix_reconciliation_status (merchant_id, status, id),
  KEY ix_reconciliation_ended (merchant_id, ended_at),
  KEY ix_reconciliation_any (status, id),
  KEY ix_reconciliation_done (ended_at)
);

-- side: LOCAL ours, LISTED the sum of what the bureau lists, BUREAU its own totals. Red figures are negative.
CREATE TABLE reconciliation_total (
  id                BIGINT        NOT NULL PRIMARY KEY,
  merchant_id       BIGINT        NOT NULL,
  reconciliation_id BIGINT        NOT NULL,
  side              VARCHAR(8)    NOT NULL,
  blue_count        INT           NOT NULL,
  blue_amount       DECIMAL(20,2) NOT NULL,
  blue_tax          DECIMAL(20,2) NOT NULL,
  red_count         INT           NOT NULL,
  red_amount        DECIMAL(20,2) NOT NULL,
  red_tax           DECIMAL(20,2) NOT NULL,
  UNIQUE KEY ux_reconciliation_total (merchant_id, reconciliation_id, side)
);

-- What the bureau lists, for as long as it is compared.
CREATE TABLE reconciliation_listed (
  id                BIGINT        NOT NULL PRIMARY KEY,
  merchant_id       BIGINT        NOT NULL,
  reconciliation_id BIGINT        NOT NULL,
  number            VARCHAR(40)   NOT NULL,
  amount            DECIMAL(18,2) NOT NULL,
  tax               DECIMAL(18,2) NOT NULL,
  UNIQUE KEY ux_reconciliation_listed (merchant_id, reconciliation_id, number)
);

CREATE TABLE reconciliation_difference (
  id                BIGINT        NOT NULL PRIMARY KEY,
  merchant_id       BIGINT        NOT NULL,
  reconciliation_id BIGINT        NOT NULL,
  kind              VARCHAR(16)   NOT NULL,
  number            VARCHAR(40)   NULL,
  local_amount      DECIMAL(20,2) NULL,
  local_tax         DECIMAL(20,2) NULL,
  remote_amount     DECIMAL(20,2) NULL,
  remote_tax        DECIMAL(20,2) NULL,
  KEY ix_reconciliation_difference (merchant_id, reconciliation_id, kind, id)
);

-- A month that does not agree, until it does or somebody says why not. live_key: one open incident for each month.
CREATE TABLE reconciliation_incident (
  id                BIGINT       NOT NULL PRIMARY KEY,
  merchant_id       BIGINT       NOT NULL,
  direction         VARCHAR(8)   NOT NULL,
  period            CHAR(6)      NOT NULL,
  reconciliation_id BIGINT       NOT NULL,
  state             VARCHAR(10)  NOT NULL,
  owner             VARCHAR(80)  NULL,
  live_key          VARCHAR(20)  NULL,
  opened_at         TIMESTAMP(6) NOT NULL,
  resolved_at       TIMESTAMP(6) NULL,
  resolved_by       VARCHAR(80)  NULL,
  reason            VARCHAR(500) NULL,
  UNIQUE KEY ux_reconciliation_incident (merchant_id, live_key),
  KEY ix_reconciliation_incident_state (merchant_id, state, id),
  KEY ix_reconciliation_incident_any (state, id)
);

-- After a restore: are the last invoices what the bureau has?
CREATE TABLE restore_check (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  check_id    BIGINT       NOT NULL,
  number      VARCHAR(30)  NOT NULL,
  outcome     VARCHAR(16)  NOT NULL,
  message     VARCHAR(500) NULL,
  asked_by    VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP(6) NOT NULL,
  checked_at  TIMESTAMP(6) NULL,
  KEY ix_restore_check (check_id, id)
);

-- A figure below what is promised, as long as it is.
CREATE TABLE sync_alert (
  id          BIGINT        NOT NULL PRIMARY KEY,
  merchant_id BIGINT        NOT NULL,
  figure      VARCHAR(16)   NOT NULL,
  share       DECIMAL(9,6)  NOT NULL,
  promised    DECIMAL(9,6)  NOT NULL,
  live_key    VARCHAR(16)   NULL,
  opened_at   TIMESTAMP(6)  NOT NULL,
  updated_at  TIMESTAMP(6)  NOT NULL,
  closed_at   TIMESTAMP(6)  NULL,
  UNIQUE KEY ux_sync_alert (merchant_id, live_key),
  KEY ix_sync_alert_any (closed_at, id)
);
