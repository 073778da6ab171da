-- The single window.

CREATE TABLE port_message (
    cop_msg_id  VARCHAR(255) NOT NULL COLLATE utf8mb4_bin,
    sender_id   VARCHAR(30)  NOT NULL COLLATE utf8mb4_bin,
    msg_type    VARCHAR(30)  NOT NULL,
    data_sha256 CHAR(64)     NOT NULL,
    received_at DATETIME(6)  NOT NULL,
    PRIMARY KEY (sender_id, cop_msg_id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE port_document (
    id               BIGINT       NOT NULL,
    type             CHAR(3)      NOT NULL,
    doc_key          VARCHAR(190) NOT NULL COLLATE utf8mb4_bin,
    dxp_id           VARCHAR(30)  NOT NULL COLLATE utf8mb4_bin,
    cop_code         VARCHAR(18)  NOT NULL COLLATE utf8mb4_bin,
    guid             CHAR(36)     NOT NULL,
    app_time         CHAR(14)     NOT NULL,
    version          INT          NOT NULL,
    status           VARCHAR(10)  NOT NULL,
    refused          BOOLEAN      NOT NULL DEFAULT FALSE,
    withdrawn        BOOLEAN      NOT NULL DEFAULT FALSE,
    departed         BOOLEAN      NOT NULL DEFAULT FALSE,
    sum_no           CHAR(18)     NULL,
    ebc_code         VARCHAR(18)  NULL COLLATE utf8mb4_bin,
    order_no         VARCHAR(60)  NULL COLLATE utf8mb4_bin,
    logistics_code   VARCHAR(18)  NULL COLLATE utf8mb4_bin,
    logistics_no     VARCHAR(80)  NULL COLLATE utf8mb4_bin,
    cop_no           VARCHAR(30)  NULL COLLATE utf8mb4_bin,
    pre_no           CHAR(18)     NOT NULL,
    invt_no          VARCHAR(20)  NULL COLLATE utf8mb4_bin,
    content          MEDIUMTEXT   NOT NULL,
    last_return_time CHAR(17)     NOT NULL DEFAULT '',
    received_at      DATETIME(6)  NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY port_document_key (type, doc_key),
    UNIQUE KEY port_document_invt (invt_no),
    KEY port_document_order (type, ebc_code, order_no),
    KEY port_document_parcel (type, logistics_code, logistics_no),
    KEY port_document_cop (cop_code, type),
    KEY port_document_sum (sum_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE port_receipt (
    id            BIGINT       NOT NULL AUTO_INCREMENT,
    doc_id        BIGINT       NULL,
    dxp_id        VARCHAR(30)  NOT NULL COLLATE utf8mb4_bin,
    type          CHAR(3)      NOT NULL,
    return_status VARCHAR(10)  NOT NULL,
    return_time   CHAR(17)     NOT NULL,
    return_info   VARCHAR(5000) NOT NULL,
    body          MEDIUMTEXT   NOT NULL,
    publish_at    DATETIME(6)  NOT NULL,
    state         VARCHAR(10)  NOT NULL,
    PRIMARY KEY (id),
    KEY port_receipt_due (dxp_id, state, publish_at),
    KEY port_receipt_doc (doc_id, id)
) DEFAULT CHARSET = utf8mb4;

-- Which active manifest (607) carries a parcel.
CREATE TABLE port_manifest_parcel (
    logistics_code VARCHAR(18) NOT NULL COLLATE utf8mb4_bin,
    logistics_no   VARCHAR(32) NOT NULL COLLATE utf8mb4_bin,
    doc_id         BIGINT      NOT NULL,
    manifest       VARCHAR(60) NOT NULL COLLATE utf8mb4_bin,
    PRIMARY KEY (logistics_code, logistics_no),
    KEY port_manifest_parcel_doc (doc_id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE port_entry (
    entry_id     CHAR(18)       NOT NULL,
    decl_seq_no  CHAR(18)       NOT NULL,
    sum_no       CHAR(18)       NOT NULL,
    customs_code CHAR(4)        NOT NULL,
    ebc_code     VARCHAR(18)    NOT NULL COLLATE utf8mb4_bin,
    exported_on  DATE           NOT NULL,
    gross_weight DECIMAL(19, 5) NOT NULL,
    net_weight   DECIMAL(19, 5) NOT NULL,
    PRIMARY KEY (entry_id)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE port_entry_item (
    entry_id  CHAR(18)       NOT NULL,
    gnum      INT            NOT NULL,
    gcode     CHAR(10)       NOT NULL,
    gname     VARCHAR(250)   NOT NULL,
    country   CHAR(3)        NOT NULL,
    currency  CHAR(3)        NOT NULL,
    unit      CHAR(3)        NOT NULL,
    unit1     CHAR(3)        NOT NULL,
    unit2     VARCHAR(3)     NULL,
    qty       DECIMAL(19, 5) NOT NULL,
    qty1      DECIMAL(19, 5) NOT NULL,
    qty2      DECIMAL(19, 5) NULL,
    total     DECIMAL(19, 5) NOT NULL,
    PRIMARY KEY (entry_id, gnum)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE port_scenario (
    id       BIGINT       NOT NULL AUTO_INCREMENT,
    cop_code VARCHAR(18)  NULL COLLATE utf8mb4_bin,
    prefix   VARCHAR(60)  NOT NULL COLLATE utf8mb4_bin,
    kind     VARCHAR(16)  NOT NULL,
    code     VARCHAR(20)  NULL,
    info     VARCHAR(500) NULL,
    PRIMARY KEY (id)
) DEFAULT CHARSET = utf8mb4;
