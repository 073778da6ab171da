-- What other services published, newest version only.
CREATE TABLE source_entry (
  id          BIGINT      NOT NULL PRIMARY KEY,
  merchant_id BIGINT      NOT NULL,
  entry_id    VARCHAR(18) NOT NULL,
  version     BIGINT      NOT NULL,
  export_date DATE        NOT NULL,
  document    MEDIUMTEXT  NOT NULL,
  UNIQUE KEY ux_source_entry (merchant_id, entry_id),
  KEY ix_source_entry_date (merchant_id, export_date)
);

CREATE TABLE source_merchant (
  merchant_id  BIGINT       NOT NULL PRIMARY KEY,
  version      BIGINT       NOT NULL,
  credit_code  VARCHAR(18)  NULL,
  company_name VARCHAR(100) NULL,
  region_code  VARCHAR(6)   NULL
);

-- Invoices that suppliers issued to the merchant. They are never deleted.
CREATE TABLE input_invoice (
  id              BIGINT        NOT NULL PRIMARY KEY,
  merchant_id     BIGINT        NOT NULL,
  version         BIGINT        NOT NULL,
  number          VARCHAR(30)   NOT NULL,
  kind_code       VARCHAR(2)    NOT NULL,
  kind            VARCHAR(24)   NOT NULL,
  status          VARCHAR(16)   NOT NULL,
  use_kind        VARCHAR(16)   NOT NULL,
  use_period      VARCHAR(6)    NULL,
  issued_on       DATE          NOT NULL,
  issued_at       TIMESTAMP(6)  NOT NULL,
  supplier_tax_no VARCHAR(20)   NOT NULL,
  supplier_name   VARCHAR(300)  NOT NULL,
  buyer_tax_no    VARCHAR(20)   NOT NULL,
  buyer_name      VARCHAR(300)  NOT NULL,
  amount          DECIMAL(18,2) NOT NULL,
  tax             DECIMAL(18,2) NOT NULL,
  total           DECIMAL(18,2) NOT NULL,
  content_hash    CHAR(64)      NOT NULL,
  first_seen_at   TIMESTAMP(6)  NOT NULL,
  updated_at      TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_input_invoice_number (merchant_id, buyer_tax_no, number),
  KEY ix_input_invoice_use (merchant_id, use_kind, status, issued_on),
  KEY ix_input_invoice_status (merchant_id, status, issued_on),
  KEY ix_input_invoice_issued (merchant_id, issued_on, id),
  KEY ix_input_invoice_find (merchant_id, number),
  KEY ix_input_invoice_supplier (merchant_id, supplier_name(60), issued_on)
);

CREATE TABLE input_invoice_line (
  id             BIGINT         NOT NULL PRIMARY KEY,
  merchant_id    BIGINT         NOT NULL,
  invoice_id     BIGINT         NOT NULL,
  line_no        INT            NOT NULL,
  name           VARCHAR(600)   NOT NULL,
  spec           VARCHAR(150)   NULL,
  unit           VARCHAR(300)   NULL,
  quantity       DECIMAL(25,13) NULL,
  unit_price     DECIMAL(25,13) NULL,
  amount         DECIMAL(18,2)  NOT NULL,
  rate           DECIMAL(16,6)  NOT NULL,
  tax            DECIMAL(18,2)  NOT NULL,
  tax_class_code VARCHAR(19)    NOT NULL,
  UNIQUE KEY ux_input_invoice_line (merchant_id, invoice_id, line_no)
);

CREATE TABLE input_invoice_change (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  invoice_id  BIGINT       NOT NULL,
  status      VARCHAR(16)  NOT NULL,
  use_kind    VARCHAR(16)  NOT NULL,
  origin      VARCHAR(60)  NOT NULL,
  channel     VARCHAR(10)  NOT NULL,
  happened_at TIMESTAMP(6) NOT NULL,
  KEY ix_input_invoice_change (merchant_id, invoice_id, id)
);

-- Where the collection of a buyer stands. Its lock makes pulls of one merchant follow each other.
CREATE TABLE input_cursor (
  id           BIGINT       NOT NULL PRIMARY KEY,
  merchant_id  BIGINT       NOT NULL,
  buyer_tax_no VARCHAR(20)  NOT NULL,
  position     VARCHAR(60)  NOT NULL,
  updated_at   TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_input_cursor (merchant_id, buyer_tax_no)
);

CREATE TABLE sync_run (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  buyer_tax_no VARCHAR(20)   NOT NULL,
  status       VARCHAR(10)   NOT NULL,
  pulled       INT           NOT NULL,
  inserted     INT           NOT NULL,
  updated      INT           NOT NULL,
  unchanged    INT           NOT NULL,
  rejected     INT           NOT NULL,
  cursor_from  VARCHAR(60)   NOT NULL,
  cursor_to    VARCHAR(60)   NOT NULL,
  reason       VARCHAR(1000) NULL,
  started_by   VARCHAR(80)   NOT NULL,
  started_at   TIMESTAMP(6)  NOT NULL,
  ended_at     TIMESTAMP(6)  NULL,
  KEY ix_sync_run_status (merchant_id, buyer_tax_no, status)
);

CREATE TABLE sync_reject (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  run_id      BIGINT       NOT NULL,
  number      VARCHAR(60)  NULL,
  rule        VARCHAR(30)  NOT NULL,
  detail      VARCHAR(500) NOT NULL,
  record      MEDIUMTEXT   NOT NULL,
  created_at  TIMESTAMP(6) NOT NULL,
  KEY ix_sync_reject (merchant_id, run_id, id)
);

CREATE TABLE refund_selection (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  status      VARCHAR(10)  NOT NULL,
  total       INT          NOT NULL,
  selected    INT          NOT NULL,
  refused     INT          NOT NULL,
  parts_open  INT          NOT NULL,
  created_by  VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP(6) NOT NULL,
  ended_at    TIMESTAMP(6) NULL
);

CREATE TABLE refund_selection_part (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  selection_id BIGINT        NOT NULL,
  serial       VARCHAR(32)   NOT NULL,
  status       VARCHAR(10)   NOT NULL,
  ticket       VARCHAR(60)   NULL,
  UNIQUE KEY ux_refund_selection_part (merchant_id, serial)
);

CREATE TABLE refund_selection_item (
  id             BIGINT       NOT NULL PRIMARY KEY,
  merchant_id    BIGINT       NOT NULL,
  selection_id   BIGINT       NOT NULL,
  part_id        BIGINT       NULL,
  invoice_number VARCHAR(30)  NOT NULL,
  status         VARCHAR(10)  NOT NULL,
  code           VARCHAR(20)  NULL,
  message        VARCHAR(300) NULL,
  use_period     VARCHAR(6)   NULL,
  UNIQUE KEY ux_refund_selection_item (merchant_id, selection_id, invoice_number),
  KEY ix_refund_selection_part (merchant_id, part_id),
  KEY ix_refund_selection_status (merchant_id, selection_id, status, id)
);

-- Invoice numbers drawn in advance; a number is prefix and running part.
CREATE TABLE number_segment (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  seller_tax_no VARCHAR(20)  NOT NULL,
  prefix        CHAR(5)      NOT NULL,
  first_no      BIGINT       NOT NULL,
  last_no       BIGINT       NOT NULL,
  next_no       BIGINT       NOT NULL,
  status        VARCHAR(10)  NOT NULL,
  drawn_at      TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_number_segment (merchant_id, prefix, first_no),
  KEY ix_number_segment_open (merchant_id, seller_tax_no, status, id),
  CONSTRAINT ck_number_segment CHECK (first_no <= next_no AND next_no <= last_no + 1)
);

-- The one fate of each number that left its segment: ALLOCATED, then ISSUED or VOID_LOCAL.
CREATE TABLE number_fate (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  segment_id  BIGINT       NOT NULL,
  number      CHAR(20)     NOT NULL,
  serial_no   VARCHAR(32)  NOT NULL,
  fate        VARCHAR(10)  NOT NULL,
  allocated_at TIMESTAMP(6) NOT NULL,
  decided_at  TIMESTAMP(6) NULL,
  UNIQUE KEY ux_number_fate_number (merchant_id, number),
  UNIQUE KEY ux_number_fate_serial (merchant_id, serial_no)
);

-- The amount that may be invoiced in a month.
CREATE TABLE quota (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  seller_tax_no VARCHAR(20)   NOT NULL,
  period        CHAR(6)       NOT NULL,
  downloaded    DECIMAL(18,2) NOT NULL,
  reserved      DECIMAL(18,2) NOT NULL,
  used          DECIMAL(18,2) NOT NULL,
  updated_at    TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_quota (merchant_id, seller_tax_no, period),
  CONSTRAINT ck_quota CHECK (used >= 0 AND reserved >= 0 AND used + reserved <= downloaded)
);

CREATE TABLE quota_move (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  seller_tax_no VARCHAR(20)   NOT NULL,
  period        CHAR(6)       NOT NULL,
  serial        VARCHAR(32)   NOT NULL,
  amount        DECIMAL(18,2) NOT NULL,
  state         VARCHAR(10)   NOT NULL,
  answer        VARCHAR(500)  NULL,
  created_at    TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_quota_move (merchant_id, serial),
  KEY ix_quota_move_open (merchant_id, seller_tax_no, period, state)
);

CREATE TABLE export_batch (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  total       INT          NOT NULL,
  created     INT          NOT NULL,
  existing    INT          NOT NULL,
  refused     INT          NOT NULL,
  created_by  VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP(6) NOT NULL
);

CREATE TABLE export_batch_refusal (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  batch_id    BIGINT       NOT NULL,
  entry_id    VARCHAR(18)  NOT NULL,
  code        VARCHAR(20)  NOT NULL,
  field       VARCHAR(80)  NULL,
  rule        VARCHAR(30)  NOT NULL,
  expected    VARCHAR(200) NULL,
  hint_zh     VARCHAR(300) NOT NULL,
  hint_en     VARCHAR(300) NOT NULL,
  KEY ix_export_batch_refusal (merchant_id, batch_id, id)
);

-- live_key names what the invoice is for as long as it counts: a second invoice for it cannot exist.
CREATE TABLE invoice_header (
  id               BIGINT         NOT NULL PRIMARY KEY,
  merchant_id      BIGINT         NOT NULL,
  version          BIGINT         NOT NULL,
  kind             VARCHAR(24)    NOT NULL,
  status           VARCHAR(16)    NOT NULL,
  upload_state     VARCHAR(10)    NOT NULL,
  serial_no        VARCHAR(32)    NOT NULL,
  attempt          INT            NOT NULL,
  number           CHAR(20)       NULL,
  live_key         VARCHAR(40)    NULL,
  entry_id         VARCHAR(18)    NULL,
  batch_id         BIGINT         NULL,
  seller_tax_no    VARCHAR(20)    NOT NULL,
  seller_name      VARCHAR(300)   NOT NULL,
  region_code      VARCHAR(20)    NOT NULL,
  buyer_name       VARCHAR(300)   NOT NULL,
  export_policy    VARCHAR(2)     NULL,
  amount           DECIMAL(18,2)  NOT NULL,
  tax              DECIMAL(18,2)  NOT NULL,
  total            DECIMAL(18,2)  NOT NULL,
  deal_currency    CHAR(3)        NULL,
  deal_amount      DECIMAL(19,4)  NULL,
  exchange_rate    DECIMAL(16,8)  NULL,
  rate_date        DATE           NULL,
  rate_source      VARCHAR(120)   NULL,
  trade_term       VARCHAR(6)     NULL,
  remark           VARCHAR(450)   NULL,
  order_nos        MEDIUMTEXT     NOT NULL,
  issued_at        TIMESTAMP(6)   NULL,
  document         MEDIUMTEXT     NULL,
  document_hash    CHAR(64)       NULL,
  acceptance_no    VARCHAR(60)    NULL,
  quota_period     CHAR(6)        NULL,
  undecided        INT            NOT NULL,
  platform_code    VARCHAR(40)    NULL,
  platform_message VARCHAR(2000)  NULL,
  created_by       VARCHAR(80)    NOT NULL,
  created_at       TIMESTAMP(6)   NOT NULL,
  updated_at       TIMESTAMP(6)   NOT NULL,
  UNIQUE KEY ux_invoice_serial (merchant_id, serial_no),
  UNIQUE KEY ux_invoice_number (merchant_id, number),
  UNIQUE KEY ux_invoice_live (merchant_id, live_key),
  KEY ix_invoice_kind (merchant_id, kind, status, id),
  KEY ix_invoice_status (merchant_id, status, id),
  KEY ix_invoice_batch (merchant_id, batch_id, status),
  KEY ix_invoice_entry (merchant_id, entry_id),
  KEY ix_invoice_total (merchant_id, total, id),
  KEY ix_invoice_issued (merchant_id, issued_at, id)
);

CREATE TABLE invoice_detail (
  id             BIGINT         NOT NULL PRIMARY KEY,
  merchant_id    BIGINT         NOT NULL,
  invoice_id     BIGINT         NOT NULL,
  line_no        INT            NOT NULL,
  item_no        INT            NULL,
  name           VARCHAR(600)   NOT NULL,
  short_name     VARCHAR(120)   NOT NULL,
  unit           VARCHAR(300)   NULL,
  quantity       DECIMAL(25,13) NULL,
  unit_price     DECIMAL(25,13) NULL,
  amount         DECIMAL(18,2)  NOT NULL,
  rate           DECIMAL(16,6)  NOT NULL,
  tax            DECIMAL(18,2)  NOT NULL,
  tax_class_code CHAR(19)       NOT NULL,
  commodity_code VARCHAR(12)    NULL,
  deal_amount    DECIMAL(19,4)  NULL,
  UNIQUE KEY ux_invoice_detail (merchant_id, invoice_id, line_no)
);

CREATE TABLE invoice_event (
  id           BIGINT        NOT NULL PRIMARY KEY,
  merchant_id  BIGINT        NOT NULL,
  invoice_id   BIGINT        NOT NULL,
  from_status  VARCHAR(16)   NULL,
  to_status    VARCHAR(16)   NOT NULL,
  actor        VARCHAR(80)   NOT NULL,
  channel      VARCHAR(10)   NOT NULL,
  reason       VARCHAR(2000) NULL,
  payload_hash CHAR(64)      NULL,
  happened_at  TIMESTAMP(6)  NOT NULL,
  KEY ix_invoice_event (merchant_id, invoice_id, id)
);

-- What refund batches use of each line of an input invoice.
CREATE TABLE input_occupation (
  id             BIGINT         NOT NULL PRIMARY KEY,
  merchant_id    BIGINT         NOT NULL,
  batch_id       VARCHAR(32)    NOT NULL,
  line_id        BIGINT         NOT NULL,
  invoice_number VARCHAR(30)    NOT NULL,
  line_no        INT            NOT NULL,
  quantity       DECIMAL(25,13) NOT NULL,
  amount         DECIMAL(18,2)  NOT NULL,
  live           BOOLEAN        NOT NULL,
  occupied_at    TIMESTAMP(6)   NOT NULL,
  released_at    TIMESTAMP(6)   NULL,
  UNIQUE KEY ux_input_occupation (merchant_id, batch_id, line_id),
  KEY ix_input_occupation_line (merchant_id, line_id, live),
  CONSTRAINT ck_input_occupation CHECK (quantity >= 0 AND amount >= 0 AND quantity + amount > 0)
);

-- Value of one unit in CNY; the rate of the first working day of the month holds for exports of that month.
CREATE TABLE exchange_rate (
  currency   CHAR(3)       NOT NULL,
  valid_from DATE          NOT NULL,
  rate_date  DATE          NOT NULL,
  rate       DECIMAL(16,8) NOT NULL,
  source     VARCHAR(120)  NOT NULL,
  PRIMARY KEY (currency, valid_from)
);
INSERT INTO exchange_rate (currency, valid_from, rate_date, rate, source) VALUES
  ('CNY', '2000-01-01', '2000-01-01', 1, 'by definition'),
  ('USD', '2026-01-01', '2026-01-04', 7.1, 'synthetic, for the sandbox'),
  ('EUR', '2026-01-01', '2026-01-04', 8.25, 'synthetic, for the sandbox'),
  ('JPY', '2026-01-01', '2026-01-04', 0.0472, 'synthetic, for the sandbox');

-- Tax classification by chapters of the customs tariff.
CREATE TABLE tax_class_range (
  chapter_from CHAR(2)      NOT NULL,
  chapter_to   CHAR(2)      NOT NULL,
  code         CHAR(19)     NOT NULL,
  short_name   VARCHAR(120) NOT NULL,
  valid_from   DATE         NOT NULL,
  valid_to     DATE         NULL,
  source       VARCHAR(120) NOT NULL,
  PRIMARY KEY (chapter_from, valid_from)
);
INSERT INTO tax_class_range VALUES
  ('01', '05', '1010000000000009901', '动物及动物产品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('06', '14', '1010000000000009902', '植物产品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('15', '15', '1030000000000009903', '动植物油脂', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('16', '24', '1030000000000009904', '食品饮料', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('25', '27', '1020000000000009905', '矿产品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('28', '38', '1070000000000009906', '化学制品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('39', '40', '1070000000000009907', '塑料橡胶制品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('41', '43', '1040000000000009908', '皮革毛皮制品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('44', '46', '1050000000000009909', '木草制品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('47', '49', '1060000000000009910', '纸制品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('50', '63', '1040000000000009911', '纺织产品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('64', '67', '1040000000000009912', '鞋帽制品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('68', '69', '1080000000000009913', '非金属矿物制品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('70', '70', '1080000000000009914', '玻璃制品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('71', '71', '1060000000000009915', '珠宝首饰', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('72', '83', '1080000000000009916', '金属制品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('84', '85', '1090000000000009917', '机电产品', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('86', '89', '1090000000000009918', '运输设备', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('90', '92', '1090000000000009919', '仪器仪表', '2026-01-01', NULL, 'synthetic, for the sandbox'),
  ('94', '96', '1060000000000009920', '杂项制品', '2026-01-01', NULL, 'synthetic, for the sandbox');

-- What is printed for a customs unit.
CREATE TABLE unit_name (
  unit CHAR(3)     NOT NULL PRIMARY KEY,
  name VARCHAR(20) NOT NULL
);
INSERT INTO unit_name VALUES
  ('006', '套'), ('007', '个'), ('008', '只'), ('010', '张'), ('011', '件'), ('012', '支'), ('015', '条'), ('017', '块'),
  ('018', '卷'), ('019', '副'), ('020', '片'), ('021', '组'), ('022', '份'), ('025', '双'), ('026', '对'), ('030', '米'),
  ('035', '千克'), ('036', '克'), ('070', '吨'), ('084', '克拉'), ('120', '箱'), ('125', '包'), ('136', '袋'),
  ('139', '粒'), ('140', '盒'), ('142', '瓶'), ('145', '万粒'), ('146', '千粒');

-- Before-images of the global transactions of refund batches (Seata AT). Also made before Seata starts.
CREATE TABLE IF NOT EXISTS undo_log (
  id            BIGINT       NOT NULL AUTO_INCREMENT PRIMARY KEY,
  branch_id     BIGINT       NOT NULL,
  xid           VARCHAR(128) NOT NULL,
  context       VARCHAR(128) NOT NULL,
  rollback_info LONGBLOB     NOT NULL,
  log_status    INT          NOT NULL,
  log_created   DATETIME(6)  NOT NULL,
  log_modified  DATETIME(6)  NOT NULL,
  UNIQUE KEY ux_undo_log (xid, branch_id),
  KEY ix_undo_log_created (log_created)
);
