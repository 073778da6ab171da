-- Bytes of files in pieces, so that none is ever held in memory as a whole. A complete file never changes and stays until
-- its retention has run out and no legal hold is on it.
CREATE TABLE file_object (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  name        VARCHAR(200) NOT NULL,
  media_type  VARCHAR(100) NOT NULL,
  complete    BOOLEAN      NOT NULL,
  size        BIGINT       NOT NULL,
  chunks      INT          NOT NULL,
  sha256      CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  sm3         CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  keep_until  DATE         NULL,
  legal_hold  BOOLEAN      NOT NULL DEFAULT FALSE,
  created_at  TIMESTAMP(6) NOT NULL,
  KEY ix_file_object_digest (merchant_id, sha256)
);

CREATE TABLE file_chunk (
  id          BIGINT     NOT NULL PRIMARY KEY,
  merchant_id BIGINT     NOT NULL,
  file_id     BIGINT     NOT NULL,
  chunk_no    INT        NOT NULL,
  content     MEDIUMBLOB NOT NULL,
  UNIQUE KEY ux_file_chunk (merchant_id, file_id, chunk_no),
  KEY ix_file_chunk_file (file_id)
);

-- Files of an invoice: our renderings, and beside them the official ones once there are any.
CREATE TABLE invoice_file (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  invoice_id  BIGINT       NOT NULL,
  format      VARCHAR(3)   NOT NULL,
  origin      VARCHAR(8)   NOT NULL,
  file_id     BIGINT       NOT NULL,
  actor       VARCHAR(80)  NOT NULL,
  created_at  TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_invoice_file (merchant_id, invoice_id, format, origin)
);

DELIMITER //
CREATE TRIGGER file_object_stays BEFORE UPDATE ON file_object FOR EACH ROW
BEGIN
  IF OLD.complete AND (NOT (NEW.complete <=> OLD.complete) OR NOT (NEW.size <=> OLD.size)
    OR NOT (NEW.sha256 <=> OLD.sha256) OR NOT (NEW.sm3 <=> OLD.sm3) OR NOT (NEW.chunks <=> OLD.chunks)
    OR NOT (NEW.merchant_id <=> OLD.merchant_id) OR NEW.keep_until IS NULL OR NEW.keep_until < OLD.keep_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a stored file cannot be changed nor kept shorter';
  END IF;
END//

CREATE TRIGGER file_object_remains BEFORE DELETE ON file_object FOR EACH ROW
BEGIN
  IF OLD.complete AND (OLD.legal_hold OR OLD.keep_until IS NULL OR OLD.keep_until >= CURRENT_DATE) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a stored file cannot be deleted before its retention ends';
  END IF;
END//

CREATE TRIGGER file_chunk_stays BEFORE UPDATE ON file_chunk FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a piece of a file cannot be changed';
END//

CREATE TRIGGER file_chunk_remains BEFORE DELETE ON file_chunk FOR EACH ROW
BEGIN
  DECLARE kept INT;
  SELECT COUNT(*) INTO kept FROM file_object f WHERE f.id = OLD.file_id AND f.complete
    AND (f.legal_hold OR f.keep_until IS NULL OR f.keep_until >= CURRENT_DATE);
  IF kept > 0 THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a stored file cannot be deleted before its retention ends';
  END IF;
END//
DELIMITER ;
