-- Red-letter confirmation forms. live_key is the blue number as long as the form is open: a second open one cannot exist.
CREATE TABLE red_form (
  id               BIGINT        NOT NULL PRIMARY KEY,
  merchant_id      BIGINT        NOT NULL,
  version          BIGINT        NOT NULL,
  serial_no        VARCHAR(32)   NOT NULL,
  origin           VARCHAR(10)   NOT NULL,
  role             VARCHAR(6)    NOT NULL,
  entered_by       VARCHAR(6)    NOT NULL,
  status           VARCHAR(16)   NOT NULL,
  platform_state   VARCHAR(20)   NULL,
  confirmation_no  VARCHAR(20)   NULL,
  platform_uuid    VARCHAR(40)   NULL,
  blue_number      VARCHAR(30)   NOT NULL,
  blue_invoice_id  BIGINT        NULL,
  blue_kind_code   VARCHAR(2)    NOT NULL,
  blue_issued_at   TIMESTAMP(6)  NOT NULL,
  blue_amount      DECIMAL(18,2) NOT NULL,
  blue_tax         DECIMAL(18,2) NOT NULL,
  seller_tax_no    VARCHAR(250)  NULL,
  seller_name      VARCHAR(300)  NULL,
  buyer_tax_no     VARCHAR(250)  NULL,
  buyer_name       VARCHAR(300)  NULL,
  natural_person   BOOLEAN       NOT NULL,
  reason           VARCHAR(20)   NOT NULL,
  whole            BOOLEAN       NOT NULL,
  reserved         BOOLEAN       NOT NULL,
  amount           DECIMAL(18,2) NOT NULL,
  tax              DECIMAL(18,2) NOT NULL,
  remark           VARCHAR(450)  NULL,
  issue_at_once    BOOLEAN       NOT NULL,
  live_key         VARCHAR(30)   NULL,
  exchange         VARCHAR(10)   NOT NULL,
  sent_at          TIMESTAMP(6)  NULL,
  pending          VARCHAR(10)   NULL,
  answers          INT           NOT NULL,
  entered_at       TIMESTAMP(6)  NULL,
  confirmed_at     TIMESTAMP(6)  NULL,
  ended_at         TIMESTAMP(6)  NULL,
  alerted_hours    INT           NOT NULL,
  attention        VARCHAR(300)  NULL,
  platform_code    VARCHAR(40)   NULL,
  platform_message VARCHAR(2000) NULL,
  issue_attempt    INT           NOT NULL,
  red_invoice_id   BIGINT        NULL,
  red_number       VARCHAR(20)   NULL,
  replacement_id   BIGINT        NULL,
  created_by       VARCHAR(80)   NOT NULL,
  created_at       TIMESTAMP(6)  NOT NULL,
  updated_at       TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_red_form_serial (merchant_id, serial_no),
  UNIQUE KEY ux_red_form_uuid (merchant_id, platform_uuid),
  UNIQUE KEY ux_red_form_live (merchant_id, live_key),
  KEY ix_red_form_status (merchant_id, status, id),
  KEY ix_red_form_role (merchant_id, role, status, id),
  KEY ix_red_form_blue (merchant_id, blue_number, id),
  KEY ix_red_form_confirmation (merchant_id, confirmation_no),
  KEY ix_red_form_entered (merchant_id, entered_at, id),
  KEY ix_red_form_amount (merchant_id, amount, id),
  KEY ix_red_form_red (merchant_id, red_invoice_id),
  KEY ix_red_form_attention (merchant_id, attention(8), id),
  KEY ix_red_form_open (status, id),
  KEY ix_red_form_by_blue (blue_number, id),
  KEY ix_red_form_by_confirmation (confirmation_no, id),
  KEY ix_red_form_all (merchant_id, id)
);

CREATE TABLE red_form_line (
  id             BIGINT         NOT NULL PRIMARY KEY,
  merchant_id    BIGINT         NOT NULL,
  form_id        BIGINT         NOT NULL,
  line_no        INT            NOT NULL,
  blue_line_no   INT            NOT NULL,
  name           VARCHAR(600)   NULL,
  short_name     VARCHAR(120)   NULL,
  spec           VARCHAR(150)   NULL,
  unit           VARCHAR(300)   NULL,
  quantity       DECIMAL(25,13) NULL,
  unit_price     DECIMAL(25,13) NULL,
  amount         DECIMAL(18,2)  NOT NULL,
  rate           DECIMAL(16,6)  NOT NULL,
  tax            DECIMAL(18,2)  NOT NULL,
  tax_class_code VARCHAR(19)    NULL,
  UNIQUE KEY ux_red_form_line (merchant_id, form_id, line_no)
);

CREATE TABLE red_form_event (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  form_id        BIGINT        NOT NULL,
  from_status    VARCHAR(16)   NULL,
  to_status      VARCHAR(16)   NOT NULL,
  platform_state VARCHAR(20)   NULL,
  actor          VARCHAR(80)   NOT NULL,
  channel        VARCHAR(10)   NOT NULL,
  reason         VARCHAR(2000) NULL,
  happened_at    TIMESTAMP(6)  NOT NULL,
  KEY ix_red_form_event (merchant_id, form_id, id)
);

-- What live forms and red invoices take of each line of a blue invoice. The row of the invoice is the lock under which
-- its lines are counted.
CREATE TABLE red_blue (
  id          BIGINT        NOT NULL PRIMARY KEY,
  merchant_id BIGINT        NOT NULL,
  blue_number VARCHAR(30)   NOT NULL,
  reversals   BIGINT        NOT NULL,
  amount      DECIMAL(18,2) NOT NULL,
  tax         DECIMAL(18,2) NOT NULL,
  UNIQUE KEY ux_red_blue (merchant_id, blue_number)
);

CREATE TABLE red_blue_line (
  id              BIGINT         NOT NULL PRIMARY KEY,
  merchant_id     BIGINT         NOT NULL,
  blue_id         BIGINT         NOT NULL,
  line_no         INT            NOT NULL,
  amount          DECIMAL(18,2)  NOT NULL,
  tax             DECIMAL(18,2)  NOT NULL,
  quantity        DECIMAL(25,13) NULL,
  taken_amount    DECIMAL(18,2)  NOT NULL,
  taken_tax       DECIMAL(18,2)  NOT NULL,
  taken_quantity  DECIMAL(25,13) NOT NULL,
  taken_allowance DECIMAL(18,2)  NOT NULL,
  UNIQUE KEY ux_red_blue_line (merchant_id, blue_id, line_no),
  CONSTRAINT ck_red_blue_line CHECK (taken_amount >= 0 AND taken_tax >= 0 AND taken_quantity >= 0
    AND taken_allowance >= 0 AND taken_amount <= amount AND taken_tax <= tax
    AND taken_quantity <= COALESCE(quantity, 0))
);

CREATE TABLE red_sync_run (
  id          BIGINT        NOT NULL PRIMARY KEY,
  merchant_id BIGINT        NOT NULL,
  status      VARCHAR(10)   NOT NULL,
  from_day    DATE          NOT NULL,
  to_day      DATE          NOT NULL,
  cursor_side VARCHAR(6)    NOT NULL,
  cursor_day  DATE          NOT NULL,
  cursor_page INT           NOT NULL,
  seen        INT           NOT NULL,
  inserted    INT           NOT NULL,
  updated     INT           NOT NULL,
  rejected    INT           NOT NULL,
  reason      VARCHAR(1000) NULL,
  live_key    VARCHAR(10)   NULL,
  started_by  VARCHAR(80)   NOT NULL,
  started_at  TIMESTAMP(6)  NOT NULL,
  ended_at    TIMESTAMP(6)  NULL,
  UNIQUE KEY ux_red_sync_live (merchant_id, live_key),
  KEY ix_red_sync_run (merchant_id, id)
);

-- Forms of the platform that could not be taken in; kept whole for a person.
CREATE TABLE red_sync_reject (
  id          BIGINT        NOT NULL PRIMARY KEY,
  merchant_id BIGINT        NOT NULL,
  run_id      BIGINT        NOT NULL,
  uuid        VARCHAR(60)   NULL,
  detail      VARCHAR(1000) NOT NULL,
  created_at  TIMESTAMP(6)  NOT NULL,
  KEY ix_red_sync_reject (merchant_id, run_id, id)
);

-- Goods that came back after they were invoiced, and what became of each return.
CREATE TABLE returned_goods (
  id            BIGINT         NOT NULL PRIMARY KEY,
  merchant_id   BIGINT         NOT NULL,
  return_no     VARCHAR(64)    NOT NULL,
  order_no      VARCHAR(64)    NOT NULL,
  order_line_no INT            NOT NULL,
  quantity      DECIMAL(25,13) NOT NULL,
  invoice_number  VARCHAR(30)  NULL,
  invoice_line_no INT          NULL,
  note          VARCHAR(300)   NULL,
  status        VARCHAR(12)    NOT NULL,
  form_id       BIGINT         NULL,
  refusal       VARCHAR(1000)  NULL,
  created_by    VARCHAR(80)    NOT NULL,
  created_at    TIMESTAMP(6)   NOT NULL,
  UNIQUE KEY ux_returned_goods (merchant_id, return_no, order_no, order_line_no),
  KEY ix_returned_goods_status (merchant_id, status, id),
  KEY ix_returned_goods_all (merchant_id, id)
);

DELIMITER //
CREATE TRIGGER red_form_event_stays BEFORE UPDATE ON red_form_event FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of a red form cannot be changed';
END//

CREATE TRIGGER red_form_event_remains BEFORE DELETE ON red_form_event FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of a red form cannot be deleted';
END//

CREATE TRIGGER red_form_remains BEFORE DELETE ON red_form FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a red form cannot be deleted';
END//

CREATE TRIGGER red_form_line_stays BEFORE UPDATE ON red_form_line FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a line of a red form cannot be changed';
END//

CREATE TRIGGER red_form_stays BEFORE UPDATE ON red_form FOR EACH ROW
BEGIN
  IF NOT (NEW.serial_no <=> OLD.serial_no) OR NOT (NEW.blue_number <=> OLD.blue_number)
    OR NOT (NEW.amount <=> OLD.amount) OR NOT (NEW.tax <=> OLD.tax) OR NOT (NEW.reason <=> OLD.reason)
    OR (OLD.platform_uuid IS NOT NULL AND NOT (NEW.platform_uuid <=> OLD.platform_uuid))
    OR (OLD.red_number IS NOT NULL AND NOT (NEW.red_number <=> OLD.red_number)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the content of a red form cannot be changed';
  END IF;
END//
DELIMITER ;
