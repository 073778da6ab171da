-- A tax platform: parties, number ranges, quota, uploads, invoices of both directions, selection for refund.

CREATE TABLE tax_party (
    tax_no     VARCHAR(20)  NOT NULL COLLATE utf8mb4_bin,
    name       VARCHAR(300) NOT NULL,
    name_key   CHAR(64)     NOT NULL COLLATE utf8mb4_bin,
    created_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (tax_no),
    KEY tax_party_by_name (name_key)
) DEFAULT CHARSET = utf8mb4;

-- Rates and rates of collection in force. From memory of the law, to be confirmed with a tax officer.
CREATE TABLE tax_rate (
    rate       DECIMAL(16, 6) NOT NULL,
    valid_from DATE           NOT NULL,
    valid_to   DATE           NOT NULL,
    source     VARCHAR(80)    NOT NULL,
    PRIMARY KEY (rate, valid_from)
) DEFAULT CHARSET = utf8mb4;
INSERT INTO tax_rate (rate, valid_from, valid_to, source) VALUES
    (0.13, '2019-04-01', '9999-12-31', 'general rate'), (0.09, '2019-04-01', '9999-12-31', 'reduced rate'),
    (0.06, '2016-05-01', '9999-12-31', 'services rate'), (0, '2016-05-01', '9999-12-31', 'zero or exempt'),
    (0.05, '2016-05-01', '9999-12-31', 'rate of collection'), (0.03, '2009-01-01', '9999-12-31', 'rate of collection'),
    (0.015, '2016-05-01', '9999-12-31', 'rate of collection'), (0.01, '2020-03-01', '9999-12-31', 'relief of the 3 % rate');

CREATE TABLE tax_number_range (
    start_no CHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    end_no   CHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    tax_no   VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    drawn_at DATETIME(6) NOT NULL,
    PRIMARY KEY (start_no),
    KEY tax_number_range_of (tax_no, end_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_quota (
    tax_no     VARCHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    period     CHAR(6)        NOT NULL COLLATE utf8mb4_bin,
    total      DECIMAL(18, 2) NOT NULL,
    downloaded DECIMAL(18, 2) NOT NULL,
    used       DECIMAL(18, 2) NOT NULL,
    suspended  TINYINT        NOT NULL DEFAULT 0,
    PRIMARY KEY (tax_no, period),
    CONSTRAINT tax_quota_holds CHECK (used >= 0 AND used <= downloaded AND downloaded <= total)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_quota_move (
    tax_no     VARCHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    serial     VARCHAR(40)    NOT NULL COLLATE utf8mb4_bin,
    period     CHAR(6)        NOT NULL COLLATE utf8mb4_bin,
    kind       CHAR(1)        NOT NULL COLLATE utf8mb4_bin,
    amount     DECIMAL(18, 2) NOT NULL,
    created_at DATETIME(6)    NOT NULL,
    PRIMARY KEY (tax_no, serial)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_upload (
    sllsh       VARCHAR(32) NOT NULL COLLATE utf8mb4_bin,
    access_unit VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    lsh         VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    body_sha256 CHAR(64)    NOT NULL COLLATE utf8mb4_bin,
    ready_at    DATETIME(6) NOT NULL,
    created_at  DATETIME(6) NOT NULL,
    PRIMARY KEY (sllsh),
    UNIQUE KEY tax_upload_serial (access_unit, lsh)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_upload_result (
    sllsh   VARCHAR(32)   NOT NULL COLLATE utf8mb4_bin,
    ordinal INT           NOT NULL,
    fphm    VARCHAR(40)   NOT NULL COLLATE utf8mb4_bin,
    verdict VARCHAR(8)    NOT NULL COLLATE utf8mb4_bin,
    message VARCHAR(4000) NOT NULL,
    PRIMARY KEY (sllsh, ordinal),
    KEY tax_upload_result_by_number (fphm)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_invoice (
    fphm          CHAR(20)       NOT NULL COLLATE utf8mb4_bin,
    fplx          CHAR(2)        NOT NULL COLLATE utf8mb4_bin,
    export_policy VARCHAR(2)     NOT NULL COLLATE utf8mb4_bin,
    seller_tax_no VARCHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    seller_name   VARCHAR(300)   NOT NULL,
    buyer_tax_no  VARCHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    buyer_name    VARCHAR(300)   NOT NULL,
    issued_at     DATETIME       NOT NULL,
    hjje          DECIMAL(18, 2) NOT NULL,
    hjse          DECIMAL(18, 2) NOT NULL,
    jshj          DECIMAL(18, 2) NOT NULL,
    fpzt          VARCHAR(2)     NOT NULL COLLATE utf8mb4_bin,
    hxyt          VARCHAR(2)     NOT NULL COLLATE utf8mb4_bin,
    sfycpz        VARCHAR(2)     NOT NULL COLLATE utf8mb4_bin,
    sdzt          VARCHAR(2)     NOT NULL COLLATE utf8mb4_bin,
    use_period    VARCHAR(6)     NOT NULL COLLATE utf8mb4_bin,
    sllsh         VARCHAR(32)    NULL COLLATE utf8mb4_bin,
    lsh           VARCHAR(40)    NULL COLLATE utf8mb4_bin,
    body_sha256   CHAR(64)       NOT NULL COLLATE utf8mb4_bin,
    ready_at      DATETIME(6)    NOT NULL,
    PRIMARY KEY (fphm),
    KEY tax_invoice_of_seller (seller_tax_no, fphm),
    KEY tax_invoice_of_buyer (buyer_tax_no, fphm),
    KEY tax_invoice_of_upload (sllsh)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_invoice_line (
    fphm       CHAR(20)       NOT NULL COLLATE utf8mb4_bin,
    mxxh       INT            NOT NULL,
    xmmc       VARCHAR(600)   NOT NULL,
    ggxh       VARCHAR(150)   NOT NULL,
    dw         VARCHAR(300)   NOT NULL,
    sl         VARCHAR(25)    NOT NULL,
    dj         VARCHAR(25)    NOT NULL,
    je         DECIMAL(18, 2) NOT NULL,
    slv        DECIMAL(16, 6) NOT NULL,
    se         DECIMAL(18, 2) NOT NULL,
    class_code CHAR(19)       NOT NULL COLLATE utf8mb4_bin,
    PRIMARY KEY (fphm, mxxh)
) DEFAULT CHARSET = utf8mb4;

-- What a buyer may collect, in an order without gaps: numbers are given out under the lock of the head row.
CREATE TABLE tax_feed_head (
    buyer_tax_no VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    last_seq     BIGINT      NOT NULL,
    PRIMARY KEY (buyer_tax_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_feed (
    buyer_tax_no VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    seq          BIGINT      NOT NULL,
    fphm         CHAR(20)    NOT NULL COLLATE utf8mb4_bin,
    visible_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (buyer_tax_no, seq)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_selection (
    pclsh        VARCHAR(32) NOT NULL COLLATE utf8mb4_bin,
    buyer_tax_no VARCHAR(20) NOT NULL COLLATE utf8mb4_bin,
    serial       VARCHAR(40) NOT NULL COLLATE utf8mb4_bin,
    body_sha256  CHAR(64)    NOT NULL COLLATE utf8mb4_bin,
    ready_at     DATETIME(6) NOT NULL,
    created_at   DATETIME(6) NOT NULL,
    PRIMARY KEY (pclsh),
    UNIQUE KEY tax_selection_serial (buyer_tax_no, serial)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE tax_selection_result (
    pclsh   VARCHAR(32)  NOT NULL COLLATE utf8mb4_bin,
    ordinal INT          NOT NULL,
    fphm    VARCHAR(40)  NOT NULL COLLATE utf8mb4_bin,
    cljg    VARCHAR(2)   NOT NULL COLLATE utf8mb4_bin,
    cljgxx  VARCHAR(200) NOT NULL,
    skssq   VARCHAR(6)   NOT NULL COLLATE utf8mb4_bin,
    fpzt    VARCHAR(2)   NOT NULL COLLATE utf8mb4_bin,
    hxyt    VARCHAR(2)   NOT NULL COLLATE utf8mb4_bin,
    sfycpz  VARCHAR(2)   NOT NULL COLLATE utf8mb4_bin,
    sdzt    VARCHAR(2)   NOT NULL COLLATE utf8mb4_bin,
    PRIMARY KEY (pclsh, ordinal)
) DEFAULT CHARSET = utf8mb4;
