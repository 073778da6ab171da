-- Which accounting voucher an invoice was booked by (tax.md 1.19). A wrong link is withdrawn and stays in the list.
-- live_key: an invoice stands once under a voucher.
CREATE TABLE archive_voucher (
  id             BIGINT       NOT NULL PRIMARY KEY,
  merchant_id    BIGINT       NOT NULL,
  invoice_number VARCHAR(30)  NOT NULL,
  voucher_no     VARCHAR(60)  NOT NULL,
  booked_on      DATE         NOT NULL,
  live_key       VARCHAR(100) NULL,
  linked_by      VARCHAR(80)  NOT NULL,
  linked_at      TIMESTAMP(6) NOT NULL,
  withdrawn_by   VARCHAR(80)  NULL,
  withdrawn_at   TIMESTAMP(6) NULL,
  reason         VARCHAR(200) NULL,
  UNIQUE KEY ux_archive_voucher (merchant_id, live_key),
  KEY ix_archive_voucher_invoice (merchant_id, invoice_number, id),
  KEY ix_archive_voucher_no (merchant_id, voucher_no, id),
  KEY ix_archive_voucher_booked (merchant_id, booked_on, id)
);

DELIMITER //
CREATE TRIGGER archive_voucher_stays BEFORE UPDATE ON archive_voucher FOR EACH ROW
BEGIN
  IF OLD.withdrawn_at IS NOT NULL OR NOT (NEW.invoice_number <=> OLD.invoice_number) OR NOT (NEW.voucher_no <=> OLD.voucher_no)
    OR NOT (NEW.booked_on <=> OLD.booked_on) OR NOT (NEW.merchant_id <=> OLD.merchant_id) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a link to a voucher can only be withdrawn';
  END IF;
END//

CREATE TRIGGER archive_voucher_remains BEFORE DELETE ON archive_voucher FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a link to a voucher cannot be deleted';
END//
DELIMITER ;
