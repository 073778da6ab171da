-- Local copies of what other services own: the newest version wins.

CREATE TABLE merchant_copy (
  merchant_id  BIGINT       NOT NULL PRIMARY KEY,
  version      BIGINT       NOT NULL,
  status       VARCHAR(20)  NOT NULL,
  company_name VARCHAR(200) NULL,
  credit_code  VARCHAR(18)  NULL,
  updated_at   TIMESTAMP(6) NOT NULL
);

-- settled: what allocations and accepted bank charges have covered so far, kept by this service.
CREATE TABLE order_copy (
  id             BIGINT         NOT NULL PRIMARY KEY,
  merchant_id    BIGINT         NOT NULL,
  order_no       VARCHAR(60)    NOT NULL,
  version        BIGINT         NOT NULL,
  match_key      VARCHAR(60)    NOT NULL,
  status         VARCHAR(20)    NOT NULL,
  currency       CHAR(3)        NOT NULL,
  amount         DECIMAL(20, 4) NOT NULL,
  settled        DECIMAL(20, 4) NOT NULL DEFAULT 0,
  outstanding    DECIMAL(20, 4) GENERATED ALWAYS AS (amount - settled) STORED,
  buyer_name     VARCHAR(200)   NULL,
  ordered_on     DATE           NOT NULL,
  updated_at     TIMESTAMP(6)   NOT NULL,
  UNIQUE KEY ux_order_no (merchant_id, order_no),
  KEY ix_order_key (merchant_id, match_key),
  KEY ix_order_outstanding (merchant_id, currency, outstanding)
);
