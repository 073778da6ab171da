-- Which order's money was in which settlement. The bank converts a balance, not a receipt: money counts first in, first out.
CREATE TABLE collected_money (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  allocation_id VARCHAR(60)   NOT NULL,
  version       BIGINT        NOT NULL,
  order_no      VARCHAR(60)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  currency      CHAR(3)       NOT NULL,
  amount        DECIMAL(19,5) NOT NULL,
  settled       DECIMAL(19,5) NOT NULL,
  received_on   DATE          NOT NULL,
  is_open       TINYINT       NOT NULL,
  UNIQUE KEY ux_collected (merchant_id, allocation_id),
  KEY ix_collected_open (merchant_id, currency, is_open, received_on, id),
  CONSTRAINT ck_collected CHECK (settled >= 0 AND settled <= amount)
);

CREATE TABLE settled_money (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  settlement_id VARCHAR(60)   NOT NULL,
  version       BIGINT        NOT NULL,
  currency      CHAR(3)       NOT NULL,
  sold          DECIMAL(19,5) NOT NULL,
  assigned      DECIMAL(19,5) NOT NULL,
  rate          DECIMAL(19,8) NOT NULL,
  settled_at    TIMESTAMP(6)  NOT NULL,
  is_open       TINYINT       NOT NULL,
  UNIQUE KEY ux_settled (merchant_id, settlement_id),
  KEY ix_settled_open (merchant_id, currency, is_open, settled_at, id),
  CONSTRAINT ck_settled CHECK (assigned >= 0 AND assigned <= sold)
);

CREATE TABLE settled_share (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  settlement_id VARCHAR(60)   NOT NULL,
  allocation_id VARCHAR(60)   NOT NULL,
  amount        DECIMAL(19,5) NOT NULL,
  KEY ix_share_allocation (merchant_id, allocation_id)
);

-- One row for each currency of a merchant, so that receipts and settlements that arrive at once see each other.
CREATE TABLE collection_turn (
  merchant_id BIGINT  NOT NULL,
  currency    CHAR(3) NOT NULL,
  PRIMARY KEY (merchant_id, currency)
);
