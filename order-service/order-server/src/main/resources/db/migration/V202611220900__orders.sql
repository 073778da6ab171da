-- Orders with their lines and milestones, the product library, and imports.

CREATE TABLE trade_order (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  order_no       VARCHAR(60)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  shop           VARCHAR(60)   NOT NULL,
  version        BIGINT        NOT NULL,
  status         VARCHAR(12)   NOT NULL,
  platform_code  VARCHAR(18)   NOT NULL,
  platform_name  VARCHAR(100)  NOT NULL,
  trade_mode     CHAR(4)       NOT NULL,
  ordered_at     TIMESTAMP(6)  NOT NULL,
  currency       CHAR(3)       NOT NULL,
  goods_value    DECIMAL(19,5) NOT NULL,
  freight        DECIMAL(19,5) NOT NULL,
  gross_weight   DECIMAL(19,5) NOT NULL,
  net_weight     DECIMAL(19,5) NOT NULL,
  packs          INT           NOT NULL,
  goods          VARCHAR(500)  NOT NULL,
  country        CHAR(2)       NOT NULL,
  province       VARCHAR(100)  NULL,
  city           VARCHAR(100)  NOT NULL,
  consignee_name VARCHAR(1000) NOT NULL,
  street         VARCHAR(2000) NOT NULL,
  postcode       VARCHAR(200)  NULL,
  phone          VARCHAR(500)  NOT NULL,
  phone_index    CHAR(64)      NOT NULL,
  email          VARCHAR(1000) NULL,
  import_id      BIGINT        NULL,
  created_at     TIMESTAMP(6)  NOT NULL,
  updated_at     TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_order_no (merchant_id, order_no),
  KEY ix_order_ordered (merchant_id, ordered_at, id),
  KEY ix_order_status (merchant_id, status, ordered_at, id),
  KEY ix_order_shop (merchant_id, shop, ordered_at, id),
  KEY ix_order_country (merchant_id, country, ordered_at, id),
  KEY ix_order_phone (merchant_id, phone_index)
);

CREATE TABLE order_line (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  order_id       BIGINT        NOT NULL,
  line_no        INT           NOT NULL,
  sku            VARCHAR(20)   NOT NULL,
  name           VARCHAR(250)  NOT NULL,
  name_en        VARCHAR(250)  NOT NULL,
  commodity_code CHAR(10)      NOT NULL,
  elements       VARCHAR(250)  NOT NULL,
  unit           CHAR(3)       NOT NULL,
  quantity       DECIMAL(19,5) NOT NULL,
  unit1          CHAR(3)       NOT NULL,
  quantity1      DECIMAL(19,5) NOT NULL,
  unit2          CHAR(3)       NULL,
  quantity2      DECIMAL(19,5) NULL,
  unit_price     DECIMAL(19,5) NOT NULL,
  total_price    DECIMAL(19,5) NOT NULL,
  net_weight     DECIMAL(19,5) NOT NULL,
  UNIQUE KEY ux_line_no (merchant_id, order_id, line_no)
);

CREATE TABLE order_milestone (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  order_no       VARCHAR(60)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  source         VARCHAR(12)   NOT NULL,
  source_id      VARCHAR(60)   NOT NULL,
  state          VARCHAR(40)   NOT NULL,
  source_version BIGINT        NOT NULL,
  detail         VARCHAR(1000) NOT NULL,
  occurred_at    TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_milestone (merchant_id, order_no, source, source_id, state)
);

CREATE TABLE product (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  sku            VARCHAR(20)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  name           VARCHAR(250)  NOT NULL,
  name_en        VARCHAR(250)  NOT NULL,
  commodity_code CHAR(10)      NOT NULL,
  elements       VARCHAR(250)  NOT NULL,
  unit           CHAR(3)       NOT NULL,
  net_weight     DECIMAL(19,5) NULL,
  version        BIGINT        NOT NULL,
  updated_at     TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_product_sku (merchant_id, sku)
);

CREATE TABLE order_import (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  file_hash      CHAR(64)      NOT NULL,
  file_name      VARCHAR(200)  NOT NULL,
  file_size      BIGINT        NOT NULL,
  status         VARCHAR(10)   NOT NULL,
  total_rows     INT           NOT NULL,
  processed_row  INT           NOT NULL,
  accepted       INT           NOT NULL,
  rejected       INT           NOT NULL,
  duplicates     INT           NOT NULL,
  violations     TEXT          NULL,
  created_by     VARCHAR(80)   NOT NULL,
  created_at     TIMESTAMP(6)  NOT NULL,
  finished_at    TIMESTAMP(6)  NULL,
  UNIQUE KEY ux_import_hash (merchant_id, file_hash),
  KEY ix_import_created (merchant_id, created_at, id)
);

-- The file in encrypted pieces: it is full of personal data, and any instance may have to read it.
CREATE TABLE order_import_part (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  import_id      BIGINT        NOT NULL,
  part_no        INT           NOT NULL,
  content        MEDIUMTEXT    NOT NULL,
  UNIQUE KEY ux_import_part (merchant_id, import_id, part_no)
);

CREATE TABLE order_import_row (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  import_id      BIGINT        NOT NULL,
  row_no         INT           NOT NULL,
  order_no       VARCHAR(80)   NOT NULL,
  status         VARCHAR(10)   NOT NULL,
  violations     MEDIUMTEXT    NULL,
  warnings       MEDIUMTEXT    NULL,
  cells          MEDIUMTEXT    NULL,
  UNIQUE KEY ux_import_row (merchant_id, import_id, row_no),
  KEY ix_import_row_status (merchant_id, import_id, status, row_no)
);
