-- What other services published, newest version only.
CREATE TABLE source_entry (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  entry_id      VARCHAR(18)  NOT NULL,
  version       BIGINT       NOT NULL,
  export_date   DATE         NOT NULL,
  document      MEDIUMTEXT   NOT NULL,
  UNIQUE KEY ux_source_entry (merchant_id, entry_id),
  KEY ix_source_entry_date (merchant_id, export_date)
);

CREATE TABLE source_invoice (
  id          BIGINT      NOT NULL PRIMARY KEY,
  merchant_id BIGINT      NOT NULL,
  number      VARCHAR(20) NOT NULL,
  version     BIGINT      NOT NULL,
  status      VARCHAR(20) NOT NULL,
  use_kind    VARCHAR(20) NOT NULL,
  issued_on   DATE        NOT NULL,
  document    MEDIUMTEXT  NOT NULL,
  UNIQUE KEY ux_source_invoice (merchant_id, number),
  KEY ix_source_invoice_use (merchant_id, use_kind, status, issued_on)
);

CREATE TABLE source_receipt (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  allocation_id  VARCHAR(40)   NOT NULL,
  version        BIGINT        NOT NULL,
  active         BOOLEAN       NOT NULL,
  order_no       VARCHAR(60)   NOT NULL,
  currency       CHAR(3)       NOT NULL,
  amount         DECIMAL(19,4) NOT NULL,
  payer_name     VARCHAR(140)  NULL,
  bank_reference VARCHAR(60)   NULL,
  received_on    DATE          NOT NULL,
  UNIQUE KEY ux_source_receipt (merchant_id, allocation_id),
  KEY ix_source_receipt_order (merchant_id, order_no)
);

CREATE TABLE source_export_invoice (
  id          BIGINT      NOT NULL PRIMARY KEY,
  merchant_id BIGINT      NOT NULL,
  serial_no   VARCHAR(40) NOT NULL,
  version     BIGINT      NOT NULL,
  number      VARCHAR(20) NULL,
  status      VARCHAR(20) NOT NULL,
  entry_id    VARCHAR(18) NULL,
  UNIQUE KEY ux_source_export_invoice (merchant_id, serial_no),
  KEY ix_source_export_invoice_entry (merchant_id, entry_id)
);

CREATE TABLE source_merchant (
  merchant_id  BIGINT       NOT NULL PRIMARY KEY,
  version      BIGINT       NOT NULL,
  credit_code  VARCHAR(18)  NULL,
  company_name VARCHAR(100) NULL,
  customs_code VARCHAR(10)  NULL,
  next_batch   INT          NOT NULL
);

-- Rates by commodity code and date of export.
CREATE TABLE hs_refund_rate (
  id           BIGINT       NOT NULL PRIMARY KEY AUTO_INCREMENT,
  code         VARCHAR(12)  NOT NULL,
  name         VARCHAR(120) NOT NULL,
  levy_rate    DECIMAL(6,4) NOT NULL,
  refund_rate  DECIMAL(6,4) NOT NULL,
  special_flag CHAR(1)      NULL,
  valid_from   DATE         NOT NULL,
  valid_to     DATE         NULL,
  source       VARCHAR(120) NOT NULL,
  UNIQUE KEY ux_hs_refund_rate (code, valid_from)
);
INSERT INTO hs_refund_rate (code, name, levy_rate, refund_rate, special_flag, valid_from, valid_to, source) VALUES
  ('7018100000', '玻璃珠、仿珍珠、仿宝石', 0.13, 0.13, NULL, '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('7018900000', '其他玻璃制小件', 0.13, 0.13, NULL, '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('7013910000', '铅晶质玻璃器', 0.13, 0.13, NULL, '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('7013990000', '其他玻璃器', 0.13, 0.13, NULL, '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('7020009990', '其他非工业用玻璃制品', 0.13, 0.13, NULL, '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('7117190000', '其他贱金属制仿首饰', 0.13, 0.13, NULL, '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('7117900000', '其他材料制仿首饰', 0.13, 0.13, NULL, '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('9405910000', '灯具的玻璃制零件', 0.13, 0.13, NULL, '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('3926909090', '其他塑料制品', 0.13, 0.13, NULL, '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('4819100000', '瓦楞纸或纸板制箱盒', 0.13, 0.13, NULL, '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('7116200000', '天然或合成宝石制品', 0.13, 0.00, '2', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('7103999000', '其他已加工宝石', 0.13, 0.00, '2', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('8541430000', '已装在组件中的光电池', 0.13, 0.09, NULL, '2024-12-01', '2026-03-31', 'rate library 2026B'),
  ('8541430000', '已装在组件中的光电池', 0.13, 0.00, '2', '2026-04-01', NULL, 'rate library 2026B'),
  ('85043190', '其他变压器', 0.13, 0.13, NULL, '2024-01-01', NULL, 'rate library 2026B'),
  ('02109900901', '其他干熏肉（甲）', 0.09, 0.09, NULL, '2024-01-01', NULL, 'rate library 2026B'),
  ('02109900902', '其他干熏肉（乙）', 0.13, 0.13, NULL, '2024-01-01', NULL, 'rate library 2026B');

-- Value of one unit in US dollars for the FOB column of the forms, by month of export.
CREATE TABLE usd_rate (
  currency   CHAR(3)       NOT NULL,
  valid_from DATE          NOT NULL,
  rate       DECIMAL(16,8) NOT NULL,
  source     VARCHAR(120)  NOT NULL,
  PRIMARY KEY (currency, valid_from)
);
INSERT INTO usd_rate VALUES
  ('USD', '2026-01-01', 1, 'by definition'),
  ('EUR', '2026-01-01', 1.1600, 'synthetic, for the sandbox'),
  ('JPY', '2026-01-01', 0.0066, 'synthetic, for the sandbox'),
  ('CNY', '2026-01-01', 0.1395, 'synthetic, for the sandbox');

-- What suppliers print for a customs unit.
CREATE TABLE unit_synonym (
  unit   CHAR(3)     NOT NULL,
  printed VARCHAR(20) NOT NULL,
  PRIMARY KEY (unit, printed)
);
INSERT INTO unit_synonym VALUES
  ('007', '个'), ('007', 'PCS'), ('006', '套'), ('008', '只'), ('011', '件'), ('012', '支'), ('015', '条'),
  ('017', '块'), ('020', '片'), ('025', '双'), ('026', '对'), ('030', '米'), ('035', '千克'), ('035', '公斤'),
  ('035', 'KG'), ('036', '克'), ('070', '吨'), ('084', '克拉'), ('120', '箱'), ('125', '包'), ('136', '袋'),
  ('139', '粒'), ('140', '盒'), ('142', '瓶'), ('021', '组'), ('018', '卷'), ('022', '份'), ('145', '万粒'),
  ('146', '千粒'), ('019', '副'), ('010', '张');

CREATE TABLE refund_batch (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  version        BIGINT        NOT NULL,
  period         CHAR(6)       NOT NULL,
  batch_no       CHAR(3)       NOT NULL,
  status         VARCHAR(20)   NOT NULL,
  serial         VARCHAR(32)   NOT NULL,
  refundable     DECIMAL(18,2) NOT NULL,
  fob_usd        DECIMAL(18,2) NOT NULL,
  acceptance_no  VARCHAR(40)   NULL,
  approved       DECIMAL(18,2) NULL,
  paid           DECIMAL(18,2) NULL,
  paid_at        TIMESTAMP(6)  NULL,
  bank_reference VARCHAR(60)   NULL,
  reason         VARCHAR(1000) NULL,
  created_at     TIMESTAMP(6)  NOT NULL,
  updated_at     TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_refund_batch_no (merchant_id, period, batch_no),
  KEY ix_refund_batch_status (merchant_id, status, id)
);

CREATE TABLE refund_step (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  batch_id    BIGINT       NOT NULL,
  status      VARCHAR(20)  NOT NULL,
  actor       VARCHAR(80)  NOT NULL,
  channel     VARCHAR(10)  NOT NULL,
  reference   VARCHAR(60)  NULL,
  happened_at TIMESTAMP(6) NOT NULL,
  KEY ix_refund_step (merchant_id, batch_id, id)
);

-- A row keeps its live key as long as it counts; a withdrawn batch sets it to null.
CREATE TABLE refund_export_row (
  id                BIGINT        NOT NULL PRIMARY KEY,
  merchant_id       BIGINT        NOT NULL,
  batch_id          BIGINT        NOT NULL,
  seq               INT           NOT NULL,
  link_no           VARCHAR(30)   NOT NULL,
  entry_id          VARCHAR(18)   NOT NULL,
  item_no           INT           NOT NULL,
  export_invoice_no VARCHAR(20)   NULL,
  export_date       DATE          NOT NULL,
  trade_mode        CHAR(4)       NOT NULL,
  commodity_code    VARCHAR(12)   NOT NULL,
  name              VARCHAR(250)  NOT NULL,
  unit              VARCHAR(20)   NOT NULL,
  quantity          DECIMAL(18,6) NOT NULL,
  fob_currency      CHAR(3)       NOT NULL,
  fob_amount        DECIMAL(19,4) NOT NULL,
  fob_usd           DECIMAL(18,2) NOT NULL,
  live_key          VARCHAR(24)   NULL,
  UNIQUE KEY ux_refund_export_live (merchant_id, live_key),
  KEY ix_refund_export_batch (merchant_id, batch_id, seq)
);

CREATE TABLE refund_purchase_row (
  id              BIGINT         NOT NULL PRIMARY KEY,
  merchant_id     BIGINT         NOT NULL,
  batch_id        BIGINT         NOT NULL,
  seq             INT            NOT NULL,
  link_no         VARCHAR(30)    NOT NULL,
  invoice_number  VARCHAR(20)    NOT NULL,
  line_no         INT            NOT NULL,
  supplier_tax_no VARCHAR(20)    NOT NULL,
  issued_on       DATE           NOT NULL,
  commodity_code  VARCHAR(12)    NOT NULL,
  name            VARCHAR(300)   NOT NULL,
  unit            VARCHAR(20)    NOT NULL,
  quantity        DECIMAL(25,13) NOT NULL,
  taxable         DECIMAL(18,2)  NOT NULL,
  levy_rate       DECIMAL(6,4)   NOT NULL,
  refund_rate     DECIMAL(6,4)   NOT NULL,
  refundable      DECIMAL(18,2)  NOT NULL,
  to_cost         DECIMAL(18,2)  NOT NULL,
  live            BOOLEAN        NOT NULL,
  KEY ix_refund_purchase_line (merchant_id, invoice_number, line_no, live),
  KEY ix_refund_purchase_batch (merchant_id, batch_id, seq)
);

CREATE TABLE refund_receipt_row (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  batch_id       BIGINT        NOT NULL,
  entry_id       VARCHAR(18)   NOT NULL,
  allocation_id  VARCHAR(40)   NOT NULL,
  order_no       VARCHAR(60)   NOT NULL,
  currency       CHAR(3)       NOT NULL,
  amount         DECIMAL(19,4) NOT NULL,
  bank_reference VARCHAR(60)   NULL,
  received_on    DATE          NOT NULL,
  live           BOOLEAN       NOT NULL,
  KEY ix_refund_receipt_allocation (merchant_id, allocation_id, live),
  KEY ix_refund_receipt_batch (merchant_id, batch_id)
);

CREATE TABLE refund_finding (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  batch_id    BIGINT       NOT NULL,
  rule        VARCHAR(8)   NOT NULL,
  level       CHAR(1)      NOT NULL,
  object      VARCHAR(60)  NOT NULL,
  expected    VARCHAR(200) NULL,
  actual      VARCHAR(200) NULL,
  hint_zh     VARCHAR(300) NOT NULL,
  hint_en     VARCHAR(300) NOT NULL,
  KEY ix_refund_finding (merchant_id, batch_id, level)
);
