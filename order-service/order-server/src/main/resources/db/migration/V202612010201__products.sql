-- The product library in full, what a declaration element may say, and the merchant's shops.

ALTER TABLE product
  ADD status           VARCHAR(8)    NOT NULL DEFAULT 'ACTIVE',
  ADD gross_weight     DECIMAL(19,5) NULL,
  ADD legal_quantity1  DECIMAL(19,5) NULL,
  ADD legal_quantity2  DECIMAL(19,5) NULL,
  ADD origin_country   CHAR(2)       NULL,
  ADD bar_code         VARCHAR(50)   NULL,
  ADD KEY ix_product_status (merchant_id, status, sku),
  ADD KEY ix_product_code (merchant_id, commodity_code, sku),
  ADD KEY ix_product_updated (merchant_id, updated_at, id);

CREATE TABLE product_history (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  sku         VARCHAR(20)  CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  version     BIGINT       NOT NULL,
  content     TEXT         NOT NULL,
  actor       VARCHAR(80)  NOT NULL,
  changed_at  TIMESTAMP(6) NOT NULL,
  KEY ix_product_history (merchant_id, sku, id)
);

-- What is known of an element beyond its name; the longest matching code prefix counts. Elements without a row are
-- mandatory and free.
CREATE TABLE hs_element (
  name        VARCHAR(60)  NOT NULL,
  code_prefix VARCHAR(10)  NOT NULL,
  mandatory   TINYINT      NOT NULL,
  choices     VARCHAR(500) NULL,
  valid_from  DATE         NOT NULL,
  valid_to    DATE         NULL,
  source      VARCHAR(200) NOT NULL,
  PRIMARY KEY (name, code_prefix, valid_from)
);

INSERT INTO hs_element (name, code_prefix, mandatory, choices, valid_from, valid_to, source) VALUES
  ('品牌类型', '', 1, '0=无品牌|1=境内自主品牌|2=境内收购品牌|3=境外品牌(贴牌生产)|4=境外品牌(其他)', '2020-01-01', NULL, 'from memory, not verified; to be replaced by the official file'),
  ('出口享惠情况', '', 1, '0=不享惠|1=享惠|2=不能确定|3=不适用于进口报关单', '2020-01-01', NULL, 'from memory, not verified; to be replaced by the official file'),
  ('其他', '', 0, NULL, '2020-01-01', NULL, 'from memory, not verified; to be replaced by the official file');

-- Where orders come from. A platform abroad that customs does not know is called 无.
CREATE TABLE sales_platform (
  name       VARCHAR(100) NOT NULL,
  code       VARCHAR(18)  NOT NULL,
  overseas   TINYINT      NOT NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE         NULL,
  source     VARCHAR(200) NOT NULL,
  PRIMARY KEY (name, valid_from)
);

INSERT INTO sales_platform (name, code, overseas, valid_from, valid_to, source) VALUES
  ('AliExpress', '无', 1, '2020-01-01', NULL, 'name of the market place; no customs code known here'),
  ('Amazon', '无', 1, '2020-01-01', NULL, 'name of the market place; no customs code known here'),
  ('eBay', '无', 1, '2020-01-01', NULL, 'name of the market place; no customs code known here'),
  ('Lazada', '无', 1, '2020-01-01', NULL, 'name of the market place; no customs code known here'),
  ('Shopee', '无', 1, '2020-01-01', NULL, 'name of the market place; no customs code known here'),
  ('Shopify', '无', 1, '2020-01-01', NULL, 'shop software of the merchant; no customs code known here'),
  ('TikTok Shop', '无', 1, '2020-01-01', NULL, 'name of the market place; no customs code known here');

CREATE TABLE shop (
  id             BIGINT       NOT NULL PRIMARY KEY,
  merchant_id    BIGINT       NOT NULL,
  code           VARCHAR(60)  NOT NULL,
  name           VARCHAR(100) NOT NULL,
  platform_code  VARCHAR(18)  NOT NULL,
  platform_name  VARCHAR(100) NOT NULL,
  currency       CHAR(3)      NULL,
  trade_mode     CHAR(4)      NULL,
  carrier        VARCHAR(20)  NULL,
  pay_name       VARCHAR(100) NULL,
  closed         TINYINT      NOT NULL,
  learned        TINYINT      NOT NULL,
  version        BIGINT       NOT NULL,
  updated_at     TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_shop_code (merchant_id, code),
  KEY ix_shop_platform (merchant_id, platform_name, code)
);
