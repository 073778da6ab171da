-- Legal holds on single invoices: their files stay whatever their retention says (tax.md 1.19). live_key: one hold at a time.
CREATE TABLE archive_hold (
  id             BIGINT       NOT NULL PRIMARY KEY,
  merchant_id    BIGINT       NOT NULL,
  invoice_number VARCHAR(30)  NOT NULL,
  live_key       VARCHAR(30)  NULL,
  reason         VARCHAR(200) NOT NULL,
  held_by        VARCHAR(80)  NOT NULL,
  held_at        TIMESTAMP(6) NOT NULL,
  released_by    VARCHAR(80)  NULL,
  released_at    TIMESTAMP(6) NULL,
  release_reason VARCHAR(200) NULL,
  UNIQUE KEY ux_archive_hold (merchant_id, live_key),
  KEY ix_archive_hold_invoice (merchant_id, invoice_number, id),
  KEY ix_archive_hold (merchant_id, id)
);

DELIMITER //
CREATE TRIGGER archive_hold_remains BEFORE DELETE ON archive_hold FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the record of a legal hold cannot be deleted';
END//
DELIMITER ;
