-- Returns of goods ask on which invoices a line of an order is.
ALTER TABLE invoice_line_source
  ADD KEY ix_invoice_line_source_order (merchant_id, order_no, order_line_no, state);
