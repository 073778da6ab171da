-- Every order that a list may be asked for comes from an index, with id behind the column as lists have it: none sorts a merchant's whole
-- history. A prefix of a name cannot give an order.
ALTER TABLE input_invoice
  DROP KEY ix_input_invoice_supplier,
  ADD KEY ix_input_invoice_supplier (merchant_id, supplier_name, id),
  ADD KEY ix_input_invoice_amount (merchant_id, amount, id);
ALTER TABLE customer_manager
  ADD KEY ix_customer_manager_name (merchant_id, customer_name, id),
  ADD KEY ix_customer_manager_account (merchant_id, account_id, id);
ALTER TABLE delivery_preference
  DROP KEY ix_delivery_preference_name,
  ADD KEY ix_delivery_preference_name (merchant_id, buyer_name, id);
ALTER TABLE archive_package
  ADD KEY ix_archive_package_year (merchant_id, book_year, id),
  ADD KEY ix_archive_package_years (book_year, id);
ALTER TABLE invoice_title
  DROP KEY ix_title_name,
  ADD KEY ix_title_name (merchant_id, name, id);
