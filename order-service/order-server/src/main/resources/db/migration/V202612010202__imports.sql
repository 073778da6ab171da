-- Imports in every format, with the merchant's own column names, a check before the orders are taken, and repairs.

ALTER TABLE order_import
  MODIFY status VARCHAR(12) NOT NULL,
  ADD live_hash  CHAR(64)     NULL,
  ADD mode       VARCHAR(12)  NOT NULL DEFAULT 'TAKE_VALID',
  ADD shop       VARCHAR(60)  NULL,
  ADD preset     VARCHAR(40)  NULL,
  ADD mapping    TEXT         NULL,
  ADD format     VARCHAR(60)  NULL,
  ADD expected_rows INT        NULL,
  ADD fixed      INT          NOT NULL DEFAULT 0;

-- A file that failed or was given up may come again.
UPDATE order_import SET live_hash = IF(status = 'FAILED', NULL, file_hash);
ALTER TABLE order_import
  DROP KEY ux_import_hash,
  ADD UNIQUE KEY ux_import_live (merchant_id, live_hash),
  ADD KEY ix_import_status (merchant_id, status, created_at, id);

ALTER TABLE order_import_row
  ADD group_row INT NOT NULL DEFAULT 0;

CREATE TABLE order_import_fault (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  import_id   BIGINT       NOT NULL,
  row_no      INT          NOT NULL,
  repair      CHAR(16)     NOT NULL,
  code        VARCHAR(40)  NOT NULL,
  field       VARCHAR(40)  NOT NULL,
  rule        VARCHAR(40)  NOT NULL,
  given       VARCHAR(100) NULL,
  expected    VARCHAR(200) NULL,
  hint_zh     VARCHAR(400) NOT NULL,
  hint_en     VARCHAR(400) NOT NULL,
  KEY ix_fault_repair (merchant_id, import_id, repair, row_no),
  KEY ix_fault_row (merchant_id, import_id, row_no)
);

-- Which of the merchant's columns is which, remembered for files with the same header of the same shop.
CREATE TABLE column_mapping (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  shop        VARCHAR(60)  NOT NULL,
  header_hash CHAR(64)     NOT NULL,
  header      TEXT         NOT NULL,
  mapping     TEXT         NOT NULL,
  uses        INT          NOT NULL,
  used_at     TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_mapping (merchant_id, shop, header_hash),
  KEY ix_mapping_used (merchant_id, used_at, id)
);

-- Columns of the order reports of well-known platforms. A platform may rename them any day: new rows, never edits.
CREATE TABLE import_preset (
  preset     VARCHAR(40)  NOT NULL,
  title      VARCHAR(120) NOT NULL,
  field      VARCHAR(40)  NOT NULL,
  header     VARCHAR(120) NOT NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE         NULL,
  source     VARCHAR(200) NOT NULL,
  PRIMARY KEY (preset, field, header, valid_from)
);

INSERT INTO import_preset (preset, title, field, header, valid_from, valid_to, source) VALUES
  ('shopify', 'Shopify orders_export.csv', 'orderNo', 'Name', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'orderedAt', 'Created at', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'currency', 'Currency', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'freight', 'Shipping', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'consigneeName', 'Shipping Name', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'country', 'Shipping Country', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'province', 'Shipping Province', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'city', 'Shipping City', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'street', 'Shipping Street', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'postcode', 'Shipping Zip', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'phone', 'Shipping Phone', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'email', 'Email', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'sku', 'Lineitem sku', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'nameEn', 'Lineitem name', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'quantity', 'Lineitem quantity', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopify', 'Shopify orders_export.csv', 'unitPrice', 'Lineitem price', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'orderNo', 'order-id', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'orderedAt', 'purchase-date', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'currency', 'currency', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'freight', 'shipping-price', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'consigneeName', 'recipient-name', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'country', 'ship-country', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'province', 'ship-state', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'city', 'ship-city', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'street', 'ship-address-1', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'postcode', 'ship-postal-code', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'phone', 'ship-phone-number', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'email', 'buyer-email', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'sku', 'sku', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'nameEn', 'product-name', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'quantity', 'quantity-purchased', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('amazon', 'Amazon order report (tab-separated)', 'totalPrice', 'item-price', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'orderNo', '订单号', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'orderedAt', '订单创建日期', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'currency', '币种', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'freight', '买家支付运费', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'consigneeName', '收件人姓名', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'country', '国家/地区', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'province', '州/省', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'city', '城市', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'street', '收货地址', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'postcode', '邮政编码', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'phone', '收件人电话', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'sku', '商品SKU', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'nameEn', '商品名称(英文)', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'name', '商品名称', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'quantity', '商品数量', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'unitPrice', '成交单价', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'totalPrice', '商品总价', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export'),
  ('shopee', 'Shopee 订单导出', 'grossWeight', '订单总重量', '2020-01-01', NULL, 'from memory of public order reports, not verified; check against a fresh export');
