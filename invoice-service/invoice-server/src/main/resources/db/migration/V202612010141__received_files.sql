-- What was uploaded, as it came.
CREATE TABLE received_upload (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  name        VARCHAR(200) NOT NULL,
  source      VARCHAR(20)  NOT NULL,
  file_id     BIGINT       NOT NULL,
  status      VARCHAR(10)  NOT NULL,
  entries     INT          NOT NULL,
  kept        INT          NOT NULL,
  duplicates  INT          NOT NULL,
  refused     INT          NOT NULL,
  created_by  VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP(6) NOT NULL,
  ended_at    TIMESTAMP(6) NULL,
  KEY ix_received_upload (merchant_id, id)
);

-- What became of each file of an upload. Its key lets a worker that took over see where the other one died.
CREATE TABLE received_entry (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  upload_id   BIGINT       NOT NULL,
  entry_no    INT          NOT NULL,
  name        VARCHAR(200) NOT NULL,
  outcome     VARCHAR(10)  NOT NULL,
  received_id BIGINT       NULL,
  same_bytes  BOOLEAN      NULL,
  number      VARCHAR(30)  NULL,
  violations  TEXT         NULL,
  UNIQUE KEY ux_received_entry (merchant_id, upload_id, entry_no)
);

-- Invoices of others. The content is encrypted: it has accounts, and numbers of natural persons.
CREATE TABLE received_file (
  id            BIGINT        NOT NULL PRIMARY KEY,
  merchant_id   BIGINT        NOT NULL,
  number        VARCHAR(30)   NOT NULL,
  format        VARCHAR(3)    NOT NULL,
  partial       BOOLEAN       NOT NULL,
  kind_name     VARCHAR(60)   NULL,
  special       BOOLEAN       NULL,
  red           BOOLEAN       NOT NULL,
  issued_on     DATE          NULL,
  seller_name   VARCHAR(300)  NULL,
  buyer_name    VARCHAR(300)  NULL,
  amount        DECIMAL(18,2) NULL,
  tax           DECIMAL(18,2) NULL,
  total         DECIMAL(18,2) NULL,
  content       MEDIUMTEXT CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  unread        VARCHAR(400)  NOT NULL,
  file_id       BIGINT        NOT NULL,
  sha256        CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  sm3           CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  source        VARCHAR(20)   NOT NULL,
  received_by   VARCHAR(80)   NOT NULL,
  received_at   TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_received_file_number (merchant_id, number, format),
  KEY ix_received_file_issued (merchant_id, issued_on, id),
  KEY ix_received_file_seller (merchant_id, seller_name(60), id),
  KEY ix_received_file_format (merchant_id, format, id),
  KEY ix_received_file_received (merchant_id, received_at, id)
);

DELIMITER //
CREATE TRIGGER received_file_stays BEFORE UPDATE ON received_file FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a received invoice cannot be changed';
END//

CREATE TRIGGER received_file_remains BEFORE DELETE ON received_file FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a received invoice cannot be deleted';
END//
DELIMITER ;
