-- Collection in both directions, packages, verification, and what goes wrong on command.

-- A seller's feed has the key "S:" before the number; a buyer's has the number alone.
ALTER TABLE tax_feed MODIFY COLUMN buyer_tax_no VARCHAR(24) NOT NULL COLLATE utf8mb4_bin;
ALTER TABLE tax_feed_head MODIFY COLUMN buyer_tax_no VARCHAR(24) NOT NULL COLLATE utf8mb4_bin;

ALTER TABLE tax_invoice
    ADD KEY tax_invoice_days_of_buyer (buyer_tax_no, issued_at, fphm),
    ADD KEY tax_invoice_days_of_seller (seller_tax_no, issued_at, fphm);

-- subject: a taxpayer's number, or an invoice's.
CREATE TABLE tax_quirk (
    subject VARCHAR(24) NOT NULL COLLATE utf8mb4_bin,
    quirk   VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    value   VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    PRIMARY KEY (subject, quirk)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_package (
    sqlsh       VARCHAR(32) NOT NULL COLLATE utf8mb4_bin,
    tax_no      VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    direction   CHAR(1)     NOT NULL COLLATE utf8mb4_bin,
    first_day   DATE        NOT NULL,
    last_day    DATE        NOT NULL,
    serial      VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    body_sha256 CHAR(64)    NOT NULL COLLATE utf8mb4_bin,
    ready_at    DATETIME(6) NOT NULL,
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (sqlsh),
    UNIQUE KEY tax_package_serial (tax_no, serial)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_verification_day (
    fphm  VARCHAR(24) NOT NULL COLLATE utf8mb4_bin,
    asker VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    day   DATE        NOT NULL,
    asked INT         NOT NULL,
    PRIMARY KEY (fphm, asker, day)
) DEFAULT CHARSET = utf8mb4;
