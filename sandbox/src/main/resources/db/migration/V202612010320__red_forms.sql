-- Confirmations of red invoices: what a side asked to reverse, and what the other said to it.

CREATE TABLE tax_red_form (
    uuid          CHAR(32)       NOT NULL COLLATE utf8mb4_bin,
    number        CHAR(20)       NOT NULL COLLATE utf8mb4_bin,
    access_unit   VARCHAR(40)    NULL COLLATE utf8mb4_bin,
    lsh           VARCHAR(40)    NULL COLLATE utf8mb4_bin,
    body_sha256   CHAR(64)       NOT NULL COLLATE utf8mb4_bin,
    entered_by    CHAR(1)        NOT NULL COLLATE utf8mb4_bin,
    seller_tax_no VARCHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    seller_name   VARCHAR(300)   NOT NULL,
    buyer_tax_no  VARCHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    buyer_name    VARCHAR(300)   NOT NULL,
    blue_number   CHAR(20)       NOT NULL COLLATE utf8mb4_bin,
    reason        CHAR(2)        NOT NULL COLLATE utf8mb4_bin,
    amount        DECIMAL(18, 2) NOT NULL,
    tax           DECIMAL(18, 2) NOT NULL,
    state         CHAR(2)        NOT NULL COLLATE utf8mb4_bin,
    red_number    CHAR(20)       NULL COLLATE utf8mb4_bin,
    entered_at    DATETIME(6)    NOT NULL,
    expires_at    DATETIME(6)    NOT NULL,
    confirmed_at  DATETIME(6)    NULL,
    PRIMARY KEY (uuid),
    UNIQUE KEY tax_red_form_number (number),
    UNIQUE KEY tax_red_form_serial (access_unit, lsh),
    KEY tax_red_form_of_seller (seller_tax_no, entered_at),
    KEY tax_red_form_of_buyer (buyer_tax_no, entered_at),
    KEY tax_red_form_of_blue (blue_number, state),
    KEY tax_red_form_due (state, expires_at)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_red_form_line (
    uuid       CHAR(32)       NOT NULL COLLATE utf8mb4_bin,
    ordinal    INT            NOT NULL,
    blue_line  INT            NOT NULL,
    class_code CHAR(19)       NOT NULL COLLATE utf8mb4_bin,
    xmmc       VARCHAR(600)   NOT NULL,
    spfwjc     VARCHAR(120)   NOT NULL,
    ggxh       VARCHAR(150)   NOT NULL,
    dw         VARCHAR(300)   NOT NULL,
    sl         VARCHAR(25)    NOT NULL,
    dj         VARCHAR(25)    NOT NULL,
    je         DECIMAL(18, 2) NOT NULL,
    slv        DECIMAL(16, 6) NOT NULL,
    se         DECIMAL(18, 2) NOT NULL,
    PRIMARY KEY (uuid, ordinal)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_red_answer (
    access_unit VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    lsh         VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    body_sha256 CHAR(64)    NOT NULL COLLATE utf8mb4_bin,
    uuid        CHAR(32)    NOT NULL COLLATE utf8mb4_bin,
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (access_unit, lsh)
) DEFAULT CHARSET = utf8mb4;

-- How a taxpayer who is none of ours answers the forms that others enter.
CREATE TABLE tax_red_counterpart (
    tax_no       VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    behaviour    VARCHAR(10) NOT NULL COLLATE utf8mb4_bin,
    delay_millis BIGINT      NOT NULL,
    PRIMARY KEY (tax_no)
) DEFAULT CHARSET = utf8mb4;

-- Invoices that their buyers have booked 已入账.
CREATE TABLE tax_booked_invoice (
    fphm CHAR(20) NOT NULL COLLATE utf8mb4_bin,
    PRIMARY KEY (fphm)
) DEFAULT CHARSET = utf8mb4;
