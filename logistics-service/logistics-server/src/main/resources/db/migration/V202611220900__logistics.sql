-- The local copy of orders and senders, quotes, shipments with their events, prints of labels.

CREATE TABLE cargo_order (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  order_no     VARCHAR(60)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  version      BIGINT        NOT NULL,
  status       VARCHAR(12)   NOT NULL,
  ordered_at   TIMESTAMP(6)  NOT NULL,
  content      MEDIUMTEXT    NOT NULL,
  UNIQUE KEY ux_cargo_order (merchant_id, order_no),
  KEY ix_cargo_status (merchant_id, status, ordered_at)
);

CREATE TABLE sender (
  merchant_id  BIGINT        NOT NULL PRIMARY KEY,
  version      BIGINT        NOT NULL,
  company_name VARCHAR(200)  NOT NULL,
  contact      VARCHAR(1000) NULL,
  phone        VARCHAR(500)  NULL,
  address      VARCHAR(2000) NULL
);

CREATE TABLE quote (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  order_no     VARCHAR(60)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  order_version BIGINT       NOT NULL,
  preset       VARCHAR(12)   NOT NULL,
  status       VARCHAR(10)   NOT NULL,
  result       MEDIUMTEXT    NULL,
  created_at   TIMESTAMP(6)  NOT NULL,
  expires_at   TIMESTAMP(6)  NOT NULL,
  KEY ix_quote_order (merchant_id, order_no, created_at)
);

CREATE TABLE shipment_batch (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  preset       VARCHAR(12)   NOT NULL,
  total        INT           NOT NULL,
  created_by   VARCHAR(80)   NOT NULL,
  created_at   TIMESTAMP(6)  NOT NULL,
  KEY ix_batch_created (merchant_id, created_at, id)
);

-- slot is 0 for the one shipment of an order that counts, and the id for those that failed or were called off.
CREATE TABLE shipment (
  id              BIGINT        NOT NULL PRIMARY KEY,
  merchant_id     BIGINT        NOT NULL,
  batch_id        BIGINT        NOT NULL,
  order_no        VARCHAR(60)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  slot            BIGINT        NOT NULL,
  version         BIGINT        NOT NULL,
  status          VARCHAR(12)   NOT NULL,
  reference       VARCHAR(35)   NOT NULL,
  carrier         VARCHAR(8)    NULL,
  service         VARCHAR(40)   NULL,
  service_name    VARCHAR(100)  NULL,
  transit_days    INT           NULL,
  tracking_no     VARCHAR(40)   NULL,
  tracking_status VARCHAR(40)   NULL,
  gross_weight    DECIMAL(19,5) NOT NULL,
  chargeable_weight DECIMAL(19,5) NULL,
  packs           INT           NOT NULL,
  freight         DECIMAL(19,4) NULL,
  freight_currency CHAR(3)      NULL,
  choice          MEDIUMTEXT    NULL,
  failure         VARCHAR(1000) NULL,
  prints          INT           NOT NULL,
  created_at      TIMESTAMP(6)  NOT NULL,
  booked_at       TIMESTAMP(6)  NULL,
  departed_at     TIMESTAMP(6)  NULL,
  delivered_at    TIMESTAMP(6)  NULL,
  poll_at         TIMESTAMP(6)  NULL,
  UNIQUE KEY ux_shipment_order (merchant_id, order_no, slot),
  UNIQUE KEY ux_shipment_reference (merchant_id, reference),
  KEY ix_shipment_batch (merchant_id, batch_id, status),
  KEY ix_shipment_created (merchant_id, created_at, id),
  KEY ix_shipment_status (merchant_id, status, created_at, id),
  KEY ix_shipment_poll (poll_at)
);

CREATE TABLE tracking_event (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  shipment_id    BIGINT        NOT NULL,
  identity       CHAR(64)      NOT NULL,
  happened_at    TIMESTAMP(6)  NOT NULL,
  local_time     VARCHAR(30)   NOT NULL,
  offset_text    VARCHAR(10)   NOT NULL,
  offset_assumed BOOLEAN       NOT NULL,
  status         VARCHAR(30)   NOT NULL,
  code           VARCHAR(40)   NOT NULL,
  location       VARCHAR(200)  NOT NULL,
  description    VARCHAR(300)  NOT NULL,
  received_at    TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_tracking_event (merchant_id, shipment_id, identity)
);

CREATE TABLE label_print (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  shipment_id  BIGINT        NOT NULL,
  print_no     INT           NOT NULL,
  printed_by   VARCHAR(80)   NOT NULL,
  printed_at   TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_label_print (merchant_id, shipment_id, print_no)
);
