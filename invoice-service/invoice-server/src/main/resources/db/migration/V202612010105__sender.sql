-- Which promise is sending the invoice: another one that finds it half sent must not take it for cut off.
ALTER TABLE invoice_header ADD COLUMN sender BIGINT NULL;
