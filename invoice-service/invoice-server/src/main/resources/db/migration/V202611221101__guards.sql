-- What was issued exists in law: its content never changes, and it is corrected by red invoices only.
DELIMITER //
CREATE TRIGGER invoice_header_stays BEFORE UPDATE ON invoice_header FOR EACH ROW
BEGIN
  IF OLD.status IN ('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED') THEN
    IF NEW.status NOT IN ('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED')
      OR NOT (NEW.merchant_id <=> OLD.merchant_id) OR NOT (NEW.serial_no <=> OLD.serial_no)
      OR NOT (NEW.kind <=> OLD.kind)
      OR NOT (NEW.number <=> OLD.number) OR NOT (NEW.live_key <=> OLD.live_key)
      OR NOT (NEW.entry_id <=> OLD.entry_id) OR NOT (NEW.seller_tax_no <=> OLD.seller_tax_no)
      OR NOT (NEW.seller_name <=> OLD.seller_name) OR NOT (NEW.buyer_name <=> OLD.buyer_name)
      OR NOT (NEW.export_policy <=> OLD.export_policy) OR NOT (NEW.amount <=> OLD.amount)
      OR NOT (NEW.tax <=> OLD.tax) OR NOT (NEW.total <=> OLD.total)
      OR NOT (NEW.deal_currency <=> OLD.deal_currency) OR NOT (NEW.deal_amount <=> OLD.deal_amount)
      OR NOT (NEW.exchange_rate <=> OLD.exchange_rate) OR NOT (NEW.remark <=> OLD.remark)
      OR NOT (NEW.issued_at <=> OLD.issued_at) OR NOT (NEW.document <=> OLD.document)
      OR NOT (NEW.document_hash <=> OLD.document_hash) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an issued invoice cannot be changed';
    END IF;
  END IF;
END//

CREATE TRIGGER invoice_header_remains BEFORE DELETE ON invoice_header FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an invoice cannot be deleted';
END//

CREATE TRIGGER invoice_detail_stays BEFORE UPDATE ON invoice_detail FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a line of an invoice cannot be changed';
END//

CREATE TRIGGER invoice_detail_remains BEFORE DELETE ON invoice_detail FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a line of an invoice cannot be deleted';
END//

CREATE TRIGGER invoice_event_stays BEFORE UPDATE ON invoice_event FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of an invoice cannot be changed';
END//

CREATE TRIGGER invoice_event_remains BEFORE DELETE ON invoice_event FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the history of an invoice cannot be deleted';
END//

CREATE TRIGGER input_invoice_remains BEFORE DELETE ON input_invoice FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an input invoice cannot be deleted';
END//

-- A net below the check of the service: what batches use of a line stays within the line.
CREATE TRIGGER input_occupation_within_line BEFORE INSERT ON input_occupation FOR EACH ROW
BEGIN
  DECLARE free_quantity DECIMAL(30,13);
  DECLARE free_amount DECIMAL(20,2);
  IF NEW.live THEN
    SELECT COALESCE(l.quantity, 0) - COALESCE(SUM(o.quantity), 0), l.amount - COALESCE(SUM(o.amount), 0)
      INTO free_quantity, free_amount
      FROM input_invoice_line l
      LEFT JOIN input_occupation o ON o.merchant_id = l.merchant_id AND o.line_id = l.id AND o.live = TRUE
      WHERE l.id = NEW.line_id AND l.merchant_id = NEW.merchant_id
      GROUP BY l.id, l.quantity, l.amount;
    IF free_quantity IS NULL OR NEW.quantity > free_quantity OR NEW.amount > free_amount THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'more than the line of the input invoice has left';
    END IF;
  END IF;
END//
DELIMITER ;
