-- Locked by every transaction that moves a merchant's money, first of all: no two move it at once.
CREATE TABLE merchant_lock (
  merchant_id BIGINT NOT NULL PRIMARY KEY,
  taken       BIGINT NOT NULL
);

CREATE TABLE ledger_account (
  id          BIGINT         NOT NULL PRIMARY KEY,
  merchant_id BIGINT         NOT NULL,
  kind        VARCHAR(12)    NOT NULL,
  currency    CHAR(3)        NOT NULL,
  balance     DECIMAL(24, 4) NOT NULL,
  version     BIGINT         NOT NULL,
  UNIQUE KEY ux_ledger_account (merchant_id, kind, currency),
  CONSTRAINT ck_ledger_balance CHECK (kind NOT IN ('AVAILABLE', 'HOLD', 'SUSPENSE') OR balance >= 0)
);

CREATE TABLE journal_entry (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  kind        VARCHAR(20)  NOT NULL,
  reference   VARCHAR(80)  NOT NULL,
  description VARCHAR(200) NULL,
  booked_at   TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_journal_reference (merchant_id, kind, reference)
);

CREATE TABLE posting (
  id          BIGINT         NOT NULL PRIMARY KEY,
  merchant_id BIGINT         NOT NULL,
  entry_id    BIGINT         NOT NULL,
  account_id  BIGINT         NOT NULL,
  currency    CHAR(3)        NOT NULL,
  side        CHAR(1)        NOT NULL,
  amount      DECIMAL(24, 4) NOT NULL,
  KEY ix_posting_entry (merchant_id, entry_id),
  KEY ix_posting_account (merchant_id, account_id, id),
  KEY ix_posting_trial (merchant_id, currency, side, amount),
  CONSTRAINT ck_posting CHECK (amount > 0 AND side IN ('D', 'C'))
);
