-- Handing invoices to their buyers. Where to is personal data and encrypted; dedupe_key is its blind index, so that the same
-- request is the same delivery.
CREATE TABLE invoice_delivery (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  invoice_id     BIGINT        NOT NULL,
  number         VARCHAR(20)   NOT NULL,
  channel        VARCHAR(8)    NOT NULL,
  target         TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  target_hint    VARCHAR(120)  NULL,
  secret         TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  dedupe_key     CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  status         VARCHAR(8)    NOT NULL,
  round          INT           NOT NULL,
  attempts       INT           NOT NULL,
  last_error     VARCHAR(500)  NULL,
  link_until     TIMESTAMP(6)  NULL,
  opened         INT           NOT NULL,
  last_opened_at TIMESTAMP(6)  NULL,
  requested_by   VARCHAR(80)   NOT NULL,
  created_at     TIMESTAMP(6)  NOT NULL,
  updated_at     TIMESTAMP(6)  NOT NULL,
  sent_at        TIMESTAMP(6)  NULL,
  UNIQUE KEY ux_invoice_delivery (merchant_id, invoice_id, channel, dedupe_key),
  KEY ix_invoice_delivery_status (merchant_id, status, id),
  KEY ix_invoice_delivery_all (status, id)
);

CREATE TABLE invoice_delivery_log (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  delivery_id BIGINT       NOT NULL,
  event       VARCHAR(12)  NOT NULL,
  detail      VARCHAR(500) NULL,
  actor       VARCHAR(80)  NOT NULL,
  happened_at TIMESTAMP(6) NOT NULL,
  KEY ix_invoice_delivery_log (merchant_id, delivery_id, id)
);

-- Where a buyer wants its invoices by itself.
CREATE TABLE delivery_preference (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  buyer_key   CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  buyer_name  VARCHAR(300) NOT NULL,
  channel     VARCHAR(8)   NOT NULL,
  target      TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  target_hint VARCHAR(120) NULL,
  secret      TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  updated_by  VARCHAR(80)  NOT NULL,
  updated_at  TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_delivery_preference (merchant_id, buyer_key, channel),
  KEY ix_delivery_preference_name (merchant_id, buyer_name(60), id)
);

DELIMITER //
CREATE TRIGGER invoice_delivery_log_stays BEFORE UPDATE ON invoice_delivery_log FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of a delivery cannot be changed';
END//

CREATE TRIGGER invoice_delivery_log_remains BEFORE DELETE ON invoice_delivery_log FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of a delivery cannot be deleted';
END//
DELIMITER ;
