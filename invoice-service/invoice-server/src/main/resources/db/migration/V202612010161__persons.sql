-- Numbers of natural persons, and whatever else is personal in what the bureau sends, are stored encrypted (tax.md 1.19).

-- supplier_tax_no is an organisation's; a person's is in supplier_person_no, and either is found by supplier_key, its blind index.
ALTER TABLE input_invoice
  MODIFY COLUMN supplier_tax_no VARCHAR(20) NULL,
  ADD COLUMN supplier_person_no VARCHAR(255) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD COLUMN supplier_key CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  ADD KEY ix_input_invoice_supplier_key (merchant_id, supplier_key, issued_on);

-- document and record: as they were kept before, until the service has converted them.
ALTER TABLE verification ADD COLUMN sealed_document MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL;
ALTER TABLE sync_reject
  MODIFY COLUMN record MEDIUMTEXT NULL,
  ADD COLUMN sealed_record MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NULL;
