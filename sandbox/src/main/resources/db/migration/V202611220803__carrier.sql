-- Parcels of the four carriers.

CREATE TABLE carrier_shipment (
    id          BIGINT         NOT NULL AUTO_INCREMENT,
    carrier     VARCHAR(8)     NOT NULL,
    reference   VARCHAR(80)    NOT NULL COLLATE utf8mb4_bin,
    tracking_no VARCHAR(32)    NOT NULL COLLATE utf8mb4_bin,
    service     VARCHAR(40)    NOT NULL,
    country     CHAR(2)        NOT NULL,
    city        VARCHAR(80)    NOT NULL,
    weight_kg   DECIMAL(10, 3) NOT NULL,
    pieces      INT            NOT NULL,
    charge      DECIMAL(12, 2) NOT NULL,
    currency    CHAR(3)        NOT NULL,
    booked_at   DATETIME(6)    NOT NULL,
    PRIMARY KEY (id),
    UNIQUE KEY carrier_shipment_reference (carrier, reference),
    UNIQUE KEY carrier_shipment_tracking (carrier, tracking_no)
) DEFAULT CHARSET = utf8mb4;

CREATE TABLE carrier_event (
    shipment_id BIGINT      NOT NULL,
    stage       VARCHAR(20) NOT NULL,
    happened_at DATETIME(6) NOT NULL,
    PRIMARY KEY (shipment_id, stage)
) DEFAULT CHARSET = utf8mb4;
