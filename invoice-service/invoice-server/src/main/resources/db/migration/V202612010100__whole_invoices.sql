-- Every figure that is printed (tax.md 1.3, 1.4), where the invoice came from, and what it reverses or replaces.
DROP TRIGGER invoice_header_stays;
DROP TRIGGER invoice_detail_remains;

-- issuer_tax_no is who draws numbers and quota: the seller, or the buyer of an agricultural purchase invoice.
-- A natural person's number is in the encrypted contact and never in the plain column.
ALTER TABLE invoice_header
  MODIFY seller_tax_no VARCHAR(20) NULL,
  ADD COLUMN origin VARCHAR(12) NOT NULL DEFAULT 'DECLARATION',
  ADD COLUMN reference VARCHAR(64) NULL,
  ADD COLUMN replaces_id BIGINT NULL,
  ADD COLUMN content_hash CHAR(64) NULL,
  ADD COLUMN red BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN issuer_tax_no VARCHAR(20) NULL,
  ADD COLUMN special_element VARCHAR(2) NULL,
  ADD COLUMN differential VARCHAR(2) NULL,
  ADD COLUMN levy_refund VARCHAR(2) NULL,
  ADD COLUMN seller_natural BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN seller_contact TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN buyer_natural BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN buyer_tax_no VARCHAR(20) NULL,
  ADD COLUMN buyer_contact TEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN buyer_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN settlement VARCHAR(2) NULL,
  ADD COLUMN drawer VARCHAR(300) NULL,
  ADD COLUMN payee VARCHAR(150) NULL,
  ADD COLUMN reviewer VARCHAR(75) NULL,
  ADD COLUMN show_seller_bank BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN show_buyer_bank BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN show_seller_address BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN show_buyer_address BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN blue_number VARCHAR(22) NULL,
  ADD COLUMN blue_confirmation_no VARCHAR(20) NULL,
  ADD COLUMN blue_confirmation_id VARCHAR(32) NULL,
  ADD COLUMN sealed_document MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN submitted_by VARCHAR(80) NULL,
  ADD COLUMN submitted_on DATE NULL,
  ADD COLUMN review_reasons VARCHAR(2000) NULL,
  ADD KEY ix_invoice_origin (merchant_id, origin, reference, id),
  ADD KEY ix_invoice_blue (merchant_id, blue_number),
  ADD KEY ix_invoice_replaces (merchant_id, replaces_id),
  ADD KEY ix_invoice_buyer (merchant_id, buyer_key, submitted_on),
  ADD KEY ix_invoice_buyer_tax (merchant_id, buyer_tax_no, id),
  ADD KEY ix_invoice_buyer_name (merchant_id, buyer_name(60), id),
  ADD KEY ix_invoice_submitted (merchant_id, submitted_on, id);

UPDATE invoice_header SET issuer_tax_no = seller_tax_no, submitted_on = DATE(created_at);

ALTER TABLE invoice_header MODIFY issuer_tax_no VARCHAR(20) NOT NULL;

ALTER TABLE invoice_detail
  ADD COLUMN blue_line_no INT NULL,
  ADD COLUMN spec VARCHAR(150) NULL,
  ADD COLUMN deduction DECIMAL(18,2) NULL,
  ADD COLUMN nature VARCHAR(12) NOT NULL DEFAULT 'NORMAL',
  ADD COLUMN preference VARCHAR(2) NULL;

-- Vouchers of a differential invoice (tax.md 1.7).
CREATE TABLE invoice_voucher (
  id          BIGINT        NOT NULL PRIMARY KEY,
  merchant_id BIGINT        NOT NULL,
  invoice_id  BIGINT        NOT NULL,
  voucher_no  INT           NOT NULL,
  kind        VARCHAR(2)    NOT NULL,
  code        VARCHAR(12)   NULL,
  number      VARCHAR(20)   NULL,
  reference   VARCHAR(40)   NULL,
  issued_on   DATE          NULL,
  total       DECIMAL(18,2) NOT NULL,
  deducted    DECIMAL(18,2) NOT NULL,
  UNIQUE KEY ux_invoice_voucher (merchant_id, invoice_id, voucher_no),
  CONSTRAINT ck_invoice_voucher CHECK (deducted > 0 AND deducted <= total)
);

DELIMITER //
CREATE TRIGGER invoice_header_stays BEFORE UPDATE ON invoice_header FOR EACH ROW
BEGIN
  DECLARE same_content BOOLEAN;
  SET same_content = (NEW.merchant_id <=> OLD.merchant_id) AND (NEW.serial_no <=> OLD.serial_no)
    AND (NEW.kind <=> OLD.kind) AND (NEW.origin <=> OLD.origin) AND (NEW.reference <=> OLD.reference)
    AND (NEW.replaces_id <=> OLD.replaces_id) AND (NEW.red <=> OLD.red)
    AND (NEW.issuer_tax_no <=> OLD.issuer_tax_no) AND (NEW.entry_id <=> OLD.entry_id)
    AND (NEW.seller_tax_no <=> OLD.seller_tax_no) AND (NEW.seller_name <=> OLD.seller_name)
    AND (NEW.seller_natural <=> OLD.seller_natural) AND (NEW.seller_contact <=> OLD.seller_contact)
    AND (NEW.buyer_tax_no <=> OLD.buyer_tax_no) AND (NEW.buyer_name <=> OLD.buyer_name)
    AND (NEW.buyer_natural <=> OLD.buyer_natural) AND (NEW.buyer_contact <=> OLD.buyer_contact)
    AND (NEW.buyer_key <=> OLD.buyer_key) AND (NEW.special_element <=> OLD.special_element)
    AND (NEW.differential <=> OLD.differential) AND (NEW.levy_refund <=> OLD.levy_refund)
    AND (NEW.export_policy <=> OLD.export_policy) AND (NEW.amount <=> OLD.amount)
    AND (NEW.tax <=> OLD.tax) AND (NEW.total <=> OLD.total)
    AND (NEW.deal_currency <=> OLD.deal_currency) AND (NEW.deal_amount <=> OLD.deal_amount)
    AND (NEW.exchange_rate <=> OLD.exchange_rate) AND (NEW.trade_term <=> OLD.trade_term)
    AND (NEW.remark <=> OLD.remark) AND (NEW.settlement <=> OLD.settlement) AND (NEW.drawer <=> OLD.drawer)
    AND (NEW.payee <=> OLD.payee) AND (NEW.reviewer <=> OLD.reviewer)
    AND (NEW.show_seller_bank <=> OLD.show_seller_bank) AND (NEW.show_buyer_bank <=> OLD.show_buyer_bank)
    AND (NEW.show_seller_address <=> OLD.show_seller_address)
    AND (NEW.show_buyer_address <=> OLD.show_buyer_address)
    AND (NEW.blue_number <=> OLD.blue_number) AND (NEW.blue_confirmation_no <=> OLD.blue_confirmation_no)
    AND (NEW.blue_confirmation_id <=> OLD.blue_confirmation_id);
  IF OLD.status IN ('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED') THEN
    IF NOT same_content OR NEW.status NOT IN ('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED')
      OR NOT (NEW.number <=> OLD.number) OR NOT (NEW.live_key <=> OLD.live_key)
      OR NOT (NEW.issued_at <=> OLD.issued_at) OR NOT (NEW.document <=> OLD.document)
      OR NOT (NEW.sealed_document <=> OLD.sealed_document)
      OR NOT (NEW.document_hash <=> OLD.document_hash) THEN
      SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an issued invoice cannot be changed';
    END IF;
  ELSEIF OLD.status <> 'DRAFT' AND NOT same_content THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'only a draft can be changed';
  END IF;
END//

CREATE TRIGGER invoice_detail_joins BEFORE INSERT ON invoice_detail FOR EACH ROW
BEGIN
  IF EXISTS (SELECT 1 FROM invoice_header WHERE id = NEW.invoice_id
      AND status IN ('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED')) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an issued invoice cannot be changed';
  END IF;
END//

CREATE TRIGGER invoice_detail_remains BEFORE DELETE ON invoice_detail FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM invoice_header WHERE id = OLD.invoice_id AND status = 'DRAFT') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a line of an invoice cannot be deleted';
  END IF;
END//

CREATE TRIGGER invoice_voucher_stays BEFORE UPDATE ON invoice_voucher FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a voucher of an invoice cannot be changed';
END//

CREATE TRIGGER invoice_voucher_remains BEFORE DELETE ON invoice_voucher FOR EACH ROW
BEGIN
  IF NOT EXISTS (SELECT 1 FROM invoice_header WHERE id = OLD.invoice_id AND status = 'DRAFT') THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a voucher of an invoice cannot be deleted';
  END IF;
END//
DELIMITER ;
