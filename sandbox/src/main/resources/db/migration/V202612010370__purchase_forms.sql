-- The buyer of a purchase from a farmer issues it, and so enters and withdraws the red forms of it as a seller does.
ALTER TABLE tax_red_form ADD COLUMN purchase TINYINT NOT NULL DEFAULT 0;
UPDATE tax_red_form f JOIN tax_invoice i ON i.fphm = f.blue_number SET f.purchase = i.purchase;
