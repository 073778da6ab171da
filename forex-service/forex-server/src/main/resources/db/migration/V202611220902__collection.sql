-- Where a reader of the bank stands, and which instance reads just now.
CREATE TABLE bank_reader (
  name         VARCHAR(40)  NOT NULL PRIMARY KEY,
  position     BIGINT       NOT NULL,
  leased_by    VARCHAR(40)  NULL,
  leased_until TIMESTAMP(6) NOT NULL
);
INSERT INTO bank_reader (name, position, leased_until) VALUES
  ('notifications', 0, '2026-01-01 00:00:00'),
  ('rates', 0, '2026-01-01 00:00:00');

-- Every message as the bank sent it, readable or not.
CREATE TABLE bank_message (
  id          BIGINT       NOT NULL PRIMARY KEY,
  bank        VARCHAR(20)  NOT NULL,
  seq         BIGINT       NOT NULL,
  type        VARCHAR(40)  NOT NULL,
  message_id  VARCHAR(60)  NULL,
  state       VARCHAR(12)  NOT NULL,
  reason      VARCHAR(500) NULL,
  body        MEDIUMTEXT   NOT NULL,
  received_at TIMESTAMP(6) NOT NULL,
  handled_at  TIMESTAMP(6) NULL,
  UNIQUE KEY ux_message_seq (bank, seq),
  KEY ix_message_state (state, received_at)
);

-- What the bank reported and nobody could be found for: a person decides.
CREATE TABLE bank_exception (
  id           BIGINT       NOT NULL PRIMARY KEY,
  bank         VARCHAR(20)  NOT NULL,
  kind         VARCHAR(30)  NOT NULL,
  reference    VARCHAR(80)  NOT NULL,
  message_row  BIGINT       NOT NULL,
  state        VARCHAR(10)  NOT NULL,
  detail       VARCHAR(500) NOT NULL,
  raised_at    TIMESTAMP(6) NOT NULL,
  resolved_at  TIMESTAMP(6) NULL,
  UNIQUE KEY ux_exception (bank, kind, reference),
  KEY ix_exception_state (state, raised_at)
);

CREATE TABLE receipt (
  id             BIGINT         NOT NULL PRIMARY KEY,
  merchant_id    BIGINT         NOT NULL,
  bank           VARCHAR(20)    NOT NULL,
  account_id     BIGINT         NOT NULL,
  bank_reference VARCHAR(80)    NOT NULL,
  version        BIGINT         NOT NULL,
  status         VARCHAR(12)    NOT NULL,
  currency       CHAR(3)        NOT NULL,
  amount         DECIMAL(20, 4) NOT NULL,
  allocated      DECIMAL(20, 4) NOT NULL DEFAULT 0,
  payer_name     VARCHAR(200)   NULL,
  payer_country  CHAR(2)        NULL,
  remittance     TEXT           NOT NULL,
  end_to_end_id  VARCHAR(40)    NULL,
  uetr           VARCHAR(40)    NULL,
  charge_bearer  VARCHAR(4)     NULL,
  booked_on      DATE           NOT NULL,
  value_on       DATE           NOT NULL,
  usd_equivalent DECIMAL(20, 2) NULL,
  channel        VARCHAR(10)    NOT NULL,
  received_at    TIMESTAMP(6)   NOT NULL,
  UNIQUE KEY ux_receipt_reference (bank, account_id, bank_reference),
  KEY ix_receipt_uetr (account_id, uetr),
  KEY ix_receipt_status (merchant_id, status, booked_on, id),
  KEY ix_receipt_booked (merchant_id, booked_on, id),
  KEY ix_receipt_amount (merchant_id, currency, amount),
  CONSTRAINT ck_receipt_allocated CHECK (allocated >= 0 AND allocated <= amount)
);

-- The same money in several messages is one receipt with several evidences.
CREATE TABLE receipt_evidence (
  id             BIGINT       NOT NULL PRIMARY KEY,
  merchant_id    BIGINT       NOT NULL,
  receipt_id     BIGINT       NOT NULL,
  message_row    BIGINT       NOT NULL,
  bank_reference VARCHAR(80)  NOT NULL,
  kind           VARCHAR(12)  NOT NULL,
  noted_at       TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_evidence (receipt_id, message_row, bank_reference)
);

CREATE TABLE receipt_reversal (
  id                 BIGINT         NOT NULL PRIMARY KEY,
  merchant_id        BIGINT         NOT NULL,
  bank               VARCHAR(20)    NOT NULL,
  account_id         BIGINT         NOT NULL,
  bank_reference     VARCHAR(80)    NOT NULL,
  original_reference VARCHAR(80)    NULL,
  original_uetr      VARCHAR(40)    NULL,
  currency           CHAR(3)        NOT NULL,
  amount             DECIMAL(20, 4) NOT NULL,
  state              VARCHAR(10)    NOT NULL,
  receipt_id         BIGINT         NULL,
  message_row        BIGINT         NOT NULL,
  booked_on          DATE           NOT NULL,
  received_at        TIMESTAMP(6)   NOT NULL,
  applied_at         TIMESTAMP(6)   NULL,
  UNIQUE KEY ux_reversal_reference (bank, account_id, bank_reference),
  KEY ix_reversal_state (merchant_id, state)
);
