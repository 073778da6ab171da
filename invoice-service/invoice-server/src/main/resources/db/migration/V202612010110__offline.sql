-- Whether the platform can be reached, agreed by all instances, and the invoices that wait for it.

-- One row for each way to the platform. OPEN: nothing is sent. The bucket is what the drain may send now.
CREATE TABLE outage_channel (
  channel       VARCHAR(20)   NOT NULL PRIMARY KEY,
  state         VARCHAR(10)   NOT NULL,
  since         TIMESTAMP(6)  NOT NULL,
  outage_id     BIGINT        NULL,
  reason        VARCHAR(300)  NULL,
  held_by       VARCHAR(80)   NULL,
  next_probe_at TIMESTAMP(6)  NULL,
  window_from   BIGINT        NOT NULL,
  tokens        DECIMAL(12,6) NOT NULL,
  filled_at     TIMESTAMP(6)  NOT NULL,
  not_before    TIMESTAMP(6)  NOT NULL
);
INSERT INTO outage_channel VALUES
  ('leqi', 'CLOSED', '2026-12-01 00:00:00', NULL, NULL, NULL, NULL, 0, 0, '2026-12-01 00:00:00', '2026-12-01 00:00:00');

-- How the latest calls ended; old ones are swept away.
CREATE TABLE platform_call (
  id       BIGINT       NOT NULL PRIMARY KEY,
  channel  VARCHAR(20)  NOT NULL,
  ending   VARCHAR(10)  NOT NULL,
  ended_at TIMESTAMP(6) NOT NULL,
  KEY ix_platform_call (channel, id),
  KEY ix_platform_call_ended (ended_at)
);

CREATE TABLE outage (
  id        BIGINT       NOT NULL PRIMARY KEY,
  channel   VARCHAR(20)  NOT NULL,
  opened_at TIMESTAMP(6) NOT NULL,
  closed_at TIMESTAMP(6) NULL,
  reason    VARCHAR(300) NOT NULL,
  held_by   VARCHAR(80)  NULL,
  probes    INT          NOT NULL,
  queued    INT          NULL,
  KEY ix_outage_opened (opened_at, id)
);

-- WAITING, RELEASED (promised to be sent now), SENT (on its way), TAKEN (the platform has it, the verdict follows), DONE, OVERDUE
-- (a person decides).
CREATE TABLE offline_queue (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  invoice_id    BIGINT       NOT NULL,
  serial_no     VARCHAR(32)  NOT NULL,
  issuer_tax_no VARCHAR(20)  NOT NULL,
  state         VARCHAR(10)  NOT NULL,
  queued_at     TIMESTAMP(6) NOT NULL,
  deadline      TIMESTAMP(6) NOT NULL,
  next_alert_at TIMESTAMP(6) NULL,
  released_at   TIMESTAMP(6) NULL,
  settled_at    TIMESTAMP(6) NULL,
  result        VARCHAR(16)  NULL,
  UNIQUE KEY ux_offline_queue (merchant_id, invoice_id),
  KEY ix_offline_queue_line (state, merchant_id, issuer_tax_no, invoice_id),
  KEY ix_offline_queue_alert (state, next_alert_at),
  KEY ix_offline_queue_deadline (state, deadline),
  KEY ix_offline_queue_settled (state, settled_at),
  KEY ix_offline_queue_state (merchant_id, state, invoice_id),
  KEY ix_offline_queue_queued (merchant_id, queued_at, id)
);

-- Raised once for each age that a waiting invoice reaches.
CREATE TABLE offline_alert (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  invoice_id  BIGINT       NOT NULL,
  serial_no   VARCHAR(32)  NOT NULL,
  hours       INT          NOT NULL,
  queued_at   TIMESTAMP(6) NOT NULL,
  deadline    TIMESTAMP(6) NOT NULL,
  raised_at   TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_offline_alert (merchant_id, invoice_id, queued_at, hours),
  KEY ix_offline_alert_hours (merchant_id, hours, id),
  KEY ix_offline_alert_raised (raised_at, id)
);

-- Quota given back at the end of its month: taken from what may be reserved first, then told to the platform.
CREATE TABLE quota_return (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  seller_tax_no VARCHAR(20)   NOT NULL,
  period        CHAR(6)       NOT NULL,
  serial        VARCHAR(32)   NOT NULL,
  amount        DECIMAL(18,2) NOT NULL,
  state         VARCHAR(10)   NOT NULL,
  answer        VARCHAR(500)  NULL,
  created_at    TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_quota_return (merchant_id, serial),
  KEY ix_quota_return_period (merchant_id, seller_tax_no, period)
);

-- Where readings of the platform's tables stand.
CREATE TABLE platform_cursor (
  name       VARCHAR(40)   NOT NULL PRIMARY KEY,
  position   VARCHAR(60)   NOT NULL,
  changed    INT           NOT NULL,
  reason     VARCHAR(300)  NULL,
  updated_at TIMESTAMP(6)  NOT NULL
);

-- How many numbers a seller needs a day is counted from here.
ALTER TABLE number_fate ADD KEY ix_number_fate_allocated (allocated_at, segment_id);
