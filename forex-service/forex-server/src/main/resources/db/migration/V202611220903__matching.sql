-- The part of a receipt that pays an order. surplus and charge are within the tolerances: the surplus belongs to the
-- receipt's side only, the charge to the order's side only.
CREATE TABLE allocation (
  id             BIGINT         NOT NULL PRIMARY KEY,
  merchant_id    BIGINT         NOT NULL,
  receipt_id     BIGINT         NOT NULL,
  order_no       VARCHAR(60)    NOT NULL,
  version        BIGINT         NOT NULL,
  active         BOOLEAN        NOT NULL,
  currency       CHAR(3)        NOT NULL,
  amount         DECIMAL(20, 4) NOT NULL,
  charge         DECIMAL(20, 4) NOT NULL,
  surplus        DECIMAL(20, 4) NOT NULL,
  rule           VARCHAR(12)    NOT NULL,
  matched_by     VARCHAR(80)    NOT NULL,
  matched_at     TIMESTAMP(6)   NOT NULL,
  unmatched_by   VARCHAR(80)    NULL,
  unmatched_at   TIMESTAMP(6)   NULL,
  unmatch_reason VARCHAR(300)   NULL,
  KEY ix_allocation_receipt (merchant_id, receipt_id),
  KEY ix_allocation_order (merchant_id, order_no),
  KEY ix_allocation_matched (merchant_id, matched_at, id),
  CONSTRAINT ck_allocation CHECK (amount > 0 AND charge >= 0 AND surplus >= 0)
);

-- Parts of allocations that prove the collection of a declaration in a refund batch.
CREATE TABLE receipt_occupation (
  id            BIGINT         NOT NULL PRIMARY KEY,
  merchant_id   BIGINT         NOT NULL,
  batch_id      VARCHAR(40)    NOT NULL,
  allocation_id BIGINT         NOT NULL,
  entry_id      VARCHAR(20)    NOT NULL,
  amount        DECIMAL(20, 4) NOT NULL,
  active        BOOLEAN        NOT NULL,
  occupied_at   TIMESTAMP(6)   NOT NULL,
  released_at   TIMESTAMP(6)   NULL,
  KEY ix_occupation_batch (merchant_id, batch_id),
  KEY ix_occupation_allocation (merchant_id, allocation_id)
);
