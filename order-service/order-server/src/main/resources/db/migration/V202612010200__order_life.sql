-- The life of an order beyond its way forward: holds, returns, changes and what its fields come from.

ALTER TABLE trade_order
  MODIFY status VARCHAR(16) NOT NULL,
  ADD progress    VARCHAR(12)   NOT NULL DEFAULT 'PAID',
  ADD held_reason VARCHAR(200)  NULL,
  ADD cancelled   TINYINT       NOT NULL DEFAULT 0,
  ADD returned    VARCHAR(4)    NOT NULL DEFAULT 'NONE',
  ADD pay_name    VARCHAR(100)  NULL,
  ADD origin      VARCHAR(1000) NULL,
  ADD KEY ix_order_updated (merchant_id, updated_at, id),
  ADD KEY ix_order_status_updated (merchant_id, status, updated_at, id),
  ADD KEY ix_order_platform (merchant_id, platform_name, ordered_at, id);

UPDATE trade_order SET progress = IF(status = 'CANCELLED', 'PAID', status), cancelled = IF(status = 'CANCELLED', 1, 0);

-- returning: asked for or received, still open or accepted; withdrawn: accepted before the goods were declared.
ALTER TABLE order_line
  ADD returning_quantity DECIMAL(19,5) NOT NULL DEFAULT 0,
  ADD returned_quantity  DECIMAL(19,5) NOT NULL DEFAULT 0,
  ADD withdrawn_quantity DECIMAL(19,5) NOT NULL DEFAULT 0,
  ADD origin_country     CHAR(2)       NULL,
  ADD bar_code           VARCHAR(50)   NULL,
  ADD origin             VARCHAR(1000) NULL,
  ADD KEY ix_line_sku (merchant_id, sku, order_id),
  ADD CONSTRAINT ck_line_returning CHECK (returning_quantity >= 0 AND returning_quantity <= quantity),
  ADD CONSTRAINT ck_line_returned CHECK (returned_quantity >= 0 AND returned_quantity <= returning_quantity);

ALTER TABLE order_milestone
  ADD actor   VARCHAR(80) NULL,
  ADD number  VARCHAR(80) NULL,
  ADD channel VARCHAR(8)  NULL,
  ADD KEY ix_milestone_pace (merchant_id, source, state, occurred_at);

-- A change that came too late to be made at once: customs has the old content. Encrypted, since it holds the buyer's data.
CREATE TABLE order_correction (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  order_no       VARCHAR(60)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  open_order_no  VARCHAR(60)   CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL,
  seen_version   BIGINT        NOT NULL,
  status         VARCHAR(10)   NOT NULL,
  reason         VARCHAR(200)  NULL,
  content        MEDIUMTEXT    NOT NULL,
  difference     TEXT          NOT NULL,
  requested_by   VARCHAR(80)   NOT NULL,
  requested_at   TIMESTAMP(6)  NOT NULL,
  closed_by      VARCHAR(80)   NULL,
  closed_at      TIMESTAMP(6)  NULL,
  UNIQUE KEY ux_correction_open (merchant_id, open_order_no),
  KEY ix_correction_status (merchant_id, status, requested_at, id),
  KEY ix_correction_requested (merchant_id, requested_at, id),
  KEY ix_correction_order (merchant_id, order_no, requested_at, id)
);

-- How long a step may take, with the source of the figure. Replaced by new rows, never by edits.
CREATE TABLE step_expectation (
  source     VARCHAR(12)  NOT NULL,
  state      VARCHAR(40)  NOT NULL,
  next_state VARCHAR(40)  NOT NULL,
  minutes    INT          NOT NULL,
  valid_from DATE         NOT NULL,
  valid_to   DATE         NULL,
  basis_zh   VARCHAR(200) NOT NULL,
  basis_en   VARCHAR(200) NOT NULL,
  note       VARCHAR(200) NOT NULL,
  PRIMARY KEY (source, state, valid_from)
);

INSERT INTO step_expectation (source, state, next_state, minutes, valid_from, valid_to, basis_zh, basis_en, note) VALUES
  ('CUSTOMS', 'SENT', 'ACCEPTED', 120, '2020-01-01', NULL, '口岸回执一般2小时内返回', 'Receipts of the port usually arrive within 2 hours', 'house default for missing receipts, to be tuned'),
  ('CUSTOMS', 'STORED', 'ACCEPTED', 120, '2020-01-01', NULL, '口岸回执一般2小时内返回', 'Receipts of the port usually arrive within 2 hours', 'house default for missing receipts, to be tuned'),
  ('CUSTOMS', 'PORT_PROCESSING', 'ACCEPTED', 10, '2020-01-01', NULL, '口岸处理一般10分钟内完成', 'The port usually takes 10 minutes', 'house default for missing receipts, to be tuned'),
  ('CUSTOMS', 'ACCEPTED', 'RELEASED', 1440, '2020-01-01', NULL, '海关放行一般24小时内', 'Customs usually releases within 24 hours', 'house default for missing receipts, to be tuned'),
  ('CUSTOMS', 'RELEASED', 'CLOSED', 1440, '2020-01-01', NULL, '放行后一般24小时内结关', 'Closed usually within 24 hours after the release', 'house default for missing receipts, to be tuned'),
  ('SHIPMENT', 'BOOKED', 'HANDED_OVER', 2880, '2020-01-01', NULL, '订舱后一般2天内交运', 'Handed over usually within 2 days after booking', 'house default, not verified'),
  ('SHIPMENT', 'LABELLED', 'HANDED_OVER', 2880, '2020-01-01', NULL, '打单后一般2天内交运', 'Handed over usually within 2 days after the label', 'house default, not verified'),
  ('SHIPMENT', 'IN_TRANSIT', 'DELIVERED', 14400, '2020-01-01', NULL, '国际快件一般10天内送达', 'International express usually arrives within 10 days', 'house default, not verified'),
  ('INVOICE', 'SUBMITTED', 'ISSUED', 2880, '2020-01-01', NULL, '排队开具最长48小时', 'Queued invoices are issued within 48 hours', 'product promise for queued invoices'),
  ('REFUND', 'SUBMITTED', 'ACCEPTED', 1440, '2020-01-01', NULL, '税务机关一般1天内受理', 'The tax office usually accepts within a day', 'house default, not verified'),
  ('REFUND', 'ACCEPTED', 'APPROVED', 8640, '2020-01-01', NULL, '出口退税一般6个工作日内办结', 'Refunds are usually decided within 6 working days', 'from memory, not verified'),
  ('REFUND', 'APPROVED', 'PAID', 7200, '2020-01-01', NULL, '审核通过后一般5天内到账', 'Paid usually within 5 days after the approval', 'house default, not verified');
