-- What a person should look at: an invoice of the filing became red after it was submitted.
ALTER TABLE refund_batch ADD COLUMN attention VARCHAR(300) NULL;
ALTER TABLE refund_batch ADD KEY ix_refund_batch_attention (merchant_id, attention(8), id);
ALTER TABLE refund_export_row ADD KEY ix_refund_export_invoice (merchant_id, export_invoice_no);
