-- What may be invoiced of orders (tax.md 1.13). Orders of order-service are kept as copies, others are entered here.
-- The title of the buyer is encrypted as a whole: it may be a natural person's.
CREATE TABLE invoice_order (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  order_no      VARCHAR(60)   NOT NULL,
  version       BIGINT        NOT NULL,
  origin        VARCHAR(10)   NOT NULL,
  status        VARCHAR(10)   NOT NULL,
  customer_no   VARCHAR(60)   NULL,
  kind          VARCHAR(24)   NOT NULL,
  currency      CHAR(3)       NOT NULL,
  buyer         TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  buyer_name    VARCHAR(300)  NULL,
  ordered_on    DATE          NOT NULL,
  total         DECIMAL(19,4) NOT NULL,
  paid          DECIMAL(18,2) NOT NULL,
  paid_on       DATE          NULL,
  remark        VARCHAR(200)  NULL,
  content_hash  CHAR(64)      NULL,
  created_by    VARCHAR(80)   NOT NULL,
  created_at    TIMESTAMP(6)  NOT NULL,
  updated_at    TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_invoice_order (merchant_id, order_no),
  KEY ix_invoice_order_customer (merchant_id, customer_no, status, ordered_on),
  KEY ix_invoice_order_date (merchant_id, ordered_on, id),
  KEY ix_invoice_order_origin (merchant_id, origin, ordered_on, id)
);

-- quantity to discount_tax: what is to be invoiced after returns. ordered_*: as it was ordered.
-- classified: a person chose the classification, which later versions of the order leave alone.
-- ceiling_*: what may be drawn at most; it follows the order down no further than what is drawn already.
CREATE TABLE invoice_order_line (
  id                BIGINT         NOT NULL PRIMARY KEY,
  merchant_id       BIGINT         NOT NULL,
  order_id          BIGINT         NOT NULL,
  order_no          VARCHAR(60)    NOT NULL,
  line_no           INT            NOT NULL,
  delivery          VARCHAR(60)    NULL,
  name              VARCHAR(300)   NOT NULL,
  short_name        VARCHAR(120)   NULL,
  spec              VARCHAR(150)   NULL,
  unit              VARCHAR(60)    NULL,
  unit_price        DECIMAL(25,13) NULL,
  rate              DECIMAL(16,6)  NOT NULL,
  tax_class_code    CHAR(19)       NULL,
  preference        VARCHAR(2)     NULL,
  ordered_quantity  DECIMAL(25,13) NULL,
  ordered_total     DECIMAL(18,2)  NOT NULL,
  quantity          DECIMAL(25,13) NULL,
  amount            DECIMAL(18,2)  NOT NULL,
  tax               DECIMAL(18,2)  NOT NULL,
  discount_amount   DECIMAL(18,2)  NOT NULL,
  discount_tax      DECIMAL(18,2)  NOT NULL,
  due_total         DECIMAL(18,2)  NOT NULL,
  ceiling_quantity  DECIMAL(25,13) NOT NULL,
  ceiling_total     DECIMAL(18,2)  NOT NULL,
  reserved_quantity DECIMAL(25,13) NOT NULL DEFAULT 0,
  reserved_total    DECIMAL(18,2)  NOT NULL DEFAULT 0,
  invoiced_quantity DECIMAL(25,13) NOT NULL DEFAULT 0,
  invoiced_total    DECIMAL(18,2)  NOT NULL DEFAULT 0,
  declared_entry    VARCHAR(18)    NULL,
  classified        BOOLEAN        NOT NULL DEFAULT FALSE,
  UNIQUE KEY ux_invoice_order_line (merchant_id, order_id, line_no),
  KEY ix_invoice_order_line_no (merchant_id, order_no, line_no),
  CONSTRAINT ck_invoice_order_line_sign CHECK (
    reserved_quantity >= 0 AND reserved_total >= 0 AND invoiced_quantity >= 0 AND invoiced_total >= 0),
  CONSTRAINT ck_invoice_order_line_total CHECK (reserved_total + invoiced_total <= ceiling_total),
  CONSTRAINT ck_invoice_order_line_quantity CHECK (reserved_quantity + invoiced_quantity <= ceiling_quantity)
);

CREATE TABLE invoice_order_payment (
  id          BIGINT        NOT NULL PRIMARY KEY,
  merchant_id BIGINT        NOT NULL,
  order_no    VARCHAR(60)   NOT NULL,
  payment_no  VARCHAR(60)   NOT NULL,
  amount      DECIMAL(18,2) NOT NULL,
  paid_on     DATE          NOT NULL,
  created_by  VARCHAR(80)   NOT NULL,
  created_at  TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_invoice_order_payment (merchant_id, order_no, payment_no),
  CONSTRAINT ck_invoice_order_payment CHECK (amount > 0)
);

-- Goods that came back, or money that was given back without goods (quantity null).
CREATE TABLE invoice_order_return (
  id          BIGINT         NOT NULL PRIMARY KEY,
  merchant_id BIGINT         NOT NULL,
  order_no    VARCHAR(60)    NOT NULL,
  return_no   VARCHAR(60)    NOT NULL,
  line_no     INT            NOT NULL,
  quantity    DECIMAL(25,13) NULL,
  total       DECIMAL(18,2)  NOT NULL,
  created_by  VARCHAR(80)    NOT NULL,
  created_at  TIMESTAMP(6)   NOT NULL,
  UNIQUE KEY ux_invoice_order_return (merchant_id, order_no, return_no, line_no)
);

-- Lines of orders that stand on an export declaration; the declaration may be known before the order.
CREATE TABLE declared_order_line (
  id          BIGINT      NOT NULL PRIMARY KEY,
  merchant_id BIGINT      NOT NULL,
  order_no    VARCHAR(60) NOT NULL,
  line_no     INT         NOT NULL,
  entry_id    VARCHAR(18) NOT NULL,
  UNIQUE KEY ux_declared_order_line (merchant_id, order_no, line_no, entry_id),
  KEY ix_declared_order_line_entry (merchant_id, entry_id, order_no, line_no)
);

-- From which order line each invoice line comes, exact to the cent. State: RESERVED by a plan, USED by an issued invoice,
-- RELEASED by one that failed or was given up. back_*: what red invoices gave back, net of discounts.
CREATE TABLE invoice_line_source (
  id              BIGINT         NOT NULL PRIMARY KEY,
  merchant_id     BIGINT         NOT NULL,
  plan_id         BIGINT         NOT NULL,
  serial_no       VARCHAR(32)    NOT NULL,
  line_no         INT            NOT NULL,
  order_line_id   BIGINT         NOT NULL,
  order_no        VARCHAR(60)    NOT NULL,
  order_line_no   INT            NOT NULL,
  quantity        DECIMAL(25,13) NULL,
  amount          DECIMAL(18,2)  NOT NULL,
  tax             DECIMAL(18,2)  NOT NULL,
  discount_amount DECIMAL(18,2)  NOT NULL,
  discount_tax    DECIMAL(18,2)  NOT NULL,
  total           DECIMAL(18,2)  NOT NULL,
  state           VARCHAR(10)    NOT NULL,
  back_quantity   DECIMAL(25,13) NOT NULL DEFAULT 0,
  back_amount     DECIMAL(18,2)  NOT NULL DEFAULT 0,
  back_tax        DECIMAL(18,2)  NOT NULL DEFAULT 0,
  KEY ix_invoice_line_source_serial (merchant_id, serial_no, line_no),
  KEY ix_invoice_line_source_line (merchant_id, order_line_id, state),
  KEY ix_invoice_line_source_plan (merchant_id, plan_id),
  CONSTRAINT ck_invoice_line_source CHECK (
    total >= 0 AND back_amount >= 0 AND back_tax >= 0 AND back_amount + back_tax <= total
    AND back_quantity >= 0 AND back_quantity <= COALESCE(quantity, 0))
);

-- Red invoices whose effect on the balances is booked.
CREATE TABLE order_give_back (
  id          BIGINT      NOT NULL PRIMARY KEY,
  merchant_id BIGINT      NOT NULL,
  red_serial  VARCHAR(32) NOT NULL,
  UNIQUE KEY ux_order_give_back (merchant_id, red_serial)
);
