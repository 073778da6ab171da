-- The log also holds downloads in the portal, which need no delivery. The history stays; only the invoice is written beside it.
DROP TRIGGER invoice_delivery_log_stays;
ALTER TABLE invoice_delivery_log
  ADD COLUMN invoice_id BIGINT NULL AFTER merchant_id,
  MODIFY COLUMN delivery_id BIGINT NULL;
UPDATE invoice_delivery_log l JOIN invoice_delivery d ON d.id = l.delivery_id SET l.invoice_id = d.invoice_id;
ALTER TABLE invoice_delivery_log
  ADD KEY ix_invoice_delivery_log_invoice (merchant_id, invoice_id, id);
DELIMITER //
CREATE TRIGGER invoice_delivery_log_stays BEFORE UPDATE ON invoice_delivery_log FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of a delivery cannot be changed';
END//
DELIMITER ;
