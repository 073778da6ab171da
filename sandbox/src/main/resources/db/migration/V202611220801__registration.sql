-- SMS desk, company register, customs office, electronic port.

CREATE TABLE sms_message (
    id       BIGINT        NOT NULL AUTO_INCREMENT,
    mobile   VARCHAR(20)   NOT NULL,
    template VARCHAR(60)   NOT NULL,
    params   VARCHAR(2000) NOT NULL,
    sent_at  DATETIME(6)   NOT NULL,
    PRIMARY KEY (id),
    KEY sms_by_mobile (mobile, id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE registered_person (
    id_number CHAR(18)    NOT NULL,
    name      VARCHAR(60) NOT NULL,
    mobile    VARCHAR(20) NULL,
    PRIMARY KEY (id_number)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE company (
    uscc                 CHAR(18)       NOT NULL COLLATE utf8mb4_bin,
    name                 VARCHAR(100)   NOT NULL,
    trade_name           VARCHAR(60)    NULL,
    industry             VARCHAR(60)    NULL,
    legal_representative VARCHAR(60)    NOT NULL,
    region_code          CHAR(6)        NOT NULL,
    capital              DECIMAL(20, 2) NULL,
    established_on       DATE           NOT NULL,
    status               VARCHAR(12)    NOT NULL,
    PRIMARY KEY (uscc),
    UNIQUE KEY company_name (name),
    KEY company_trade_name (trade_name)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE name_reservation (
    reservation_no VARCHAR(32)  NOT NULL,
    name           VARCHAR(100) NOT NULL,
    trade_name     VARCHAR(60)  NOT NULL,
    industry       VARCHAR(60)  NULL,
    reserved_until DATE         NOT NULL,
    PRIMARY KEY (reservation_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE registry_application (
    application_no VARCHAR(32)  NOT NULL,
    serial         VARCHAR(40)  NOT NULL COLLATE utf8mb4_bin,
    status         VARCHAR(16)  NOT NULL,
    form           MEDIUMTEXT   NOT NULL,
    round          INT          NOT NULL DEFAULT 1,
    company_name   VARCHAR(100) NOT NULL,
    remarks        TEXT         NULL,
    uscc           CHAR(18)     NULL COLLATE utf8mb4_bin,
    licence_no     VARCHAR(32)  NULL,
    issued_on      DATE         NULL,
    PRIMARY KEY (application_no),
    UNIQUE KEY registry_application_serial (serial),
    KEY registry_application_name (company_name)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE registry_scenario (
    id            BIGINT       NOT NULL AUTO_INCREMENT,
    kind          VARCHAR(16)  NOT NULL,
    name_contains VARCHAR(60)  NOT NULL,
    field         VARCHAR(60)  NOT NULL,
    remark        VARCHAR(200) NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE customs_registration (
    registration_no VARCHAR(32)  NOT NULL,
    serial          VARCHAR(40)  NOT NULL COLLATE utf8mb4_bin,
    uscc            CHAR(18)     NULL COLLATE utf8mb4_bin,
    company_name    VARCHAR(100) NOT NULL,
    roles           VARCHAR(200) NOT NULL,
    status          VARCHAR(16)  NOT NULL,
    customs_code    CHAR(10)     NULL COLLATE utf8mb4_bin,
    customs_name    VARCHAR(60)  NULL,
    valid_from      DATE         NULL,
    valid_to        DATE         NULL,
    reason          VARCHAR(200) NULL,
    PRIMARY KEY (registration_no),
    UNIQUE KEY customs_registration_serial (serial),
    KEY customs_registration_uscc (uscc),
    KEY customs_registration_code (customs_code)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE eport_card (
    serial       VARCHAR(40)  NOT NULL COLLATE utf8mb4_bin,
    customs_code CHAR(10)     NOT NULL COLLATE utf8mb4_bin,
    uscc         CHAR(18)     NULL COLLATE utf8mb4_bin,
    holder_name  VARCHAR(100) NOT NULL,
    kind         VARCHAR(10)  NOT NULL,
    status       VARCHAR(16)  NOT NULL,
    card_no      CHAR(13)     NULL,
    valid_from   DATE         NULL,
    valid_to     DATE         NULL,
    reason       VARCHAR(200) NULL,
    PRIMARY KEY (serial),
    KEY eport_card_code (customs_code)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE eport_dxp (
    serial       VARCHAR(40)  NOT NULL COLLATE utf8mb4_bin,
    customs_code CHAR(10)     NOT NULL COLLATE utf8mb4_bin,
    company_name VARCHAR(100) NOT NULL,
    status       VARCHAR(16)  NOT NULL,
    dxp_id       CHAR(16)     NULL COLLATE utf8mb4_bin,
    reason       VARCHAR(200) NULL,
    PRIMARY KEY (serial),
    UNIQUE KEY eport_dxp_id (dxp_id),
    KEY eport_dxp_code (customs_code)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE eport_certificate (
    certificate_no VARCHAR(40)  NOT NULL,
    owner_code     VARCHAR(18)  NOT NULL COLLATE utf8mb4_bin,
    owner_name     VARCHAR(100) NOT NULL,
    pem            TEXT         NOT NULL,
    not_after      DATETIME(6)  NOT NULL,
    PRIMARY KEY (certificate_no),
    KEY eport_certificate_owner (owner_code)
) DEFAULT CHARSET = utf8mb4;

-- One row. The private key is sealed with a key that is not in the database.
CREATE TABLE eport_ca (
    id          INT  NOT NULL,
    certificate TEXT NOT NULL,
    sealed_key  TEXT NOT NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4;

-- The carriers are enterprises of the customs office like any other.
INSERT INTO customs_registration (registration_no, serial, company_name, roles, status, customs_code, customs_name,
                                  valid_from, valid_to)
VALUES ('CARRIER-DHL', 'CARRIER-DHL', '敦豪国际航空快件有限公司沙箱', 'LOGISTICS', 'APPROVED', '3120980DH1', '沙箱海关', '2020-01-01', '2068-07-31'),
       ('CARRIER-FEDEX', 'CARRIER-FEDEX', '联邦快递沙箱有限公司', 'LOGISTICS', 'APPROVED', '3120980FX1', '沙箱海关', '2020-01-01', '2068-07-31'),
       ('CARRIER-UPS', 'CARRIER-UPS', '优比速沙箱有限公司', 'LOGISTICS', 'APPROVED', '3120980UP1', '沙箱海关', '2020-01-01', '2068-07-31'),
       ('CARRIER-SF', 'CARRIER-SF', '顺丰沙箱速运有限公司', 'LOGISTICS', 'APPROVED', '4403980SF1', '沙箱海关', '2020-01-01', '2068-07-31');
