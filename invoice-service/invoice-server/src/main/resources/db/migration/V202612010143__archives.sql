-- Electronic archive: a package for each fonds, year, category and volume.
CREATE TABLE archive_package (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  fonds         VARCHAR(20)  NOT NULL,
  book_year     INT          NOT NULL,
  category      VARCHAR(8)   NOT NULL,
  edition       INT          NOT NULL,
  volume        INT          NOT NULL,
  after_id      BIGINT       NOT NULL,
  retention     VARCHAR(8)   NOT NULL,
  status        VARCHAR(8)   NOT NULL,
  invoices      INT          NOT NULL,
  files         INT          NOT NULL,
  draft_file_id BIGINT       NULL,
  file_id       BIGINT       NULL,
  size          BIGINT       NULL,
  digest_sha256 CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  digest_sm3    CHAR(64) CHARACTER SET ascii COLLATE ascii_bin NULL,
  findings      INT          NOT NULL,
  check_result  MEDIUMTEXT   NULL,
  failure       VARCHAR(500) NULL,
  keep_until    DATE         NOT NULL,
  legal_hold    BOOLEAN      NOT NULL DEFAULT FALSE,
  hold_reason   VARCHAR(200) NULL,
  requested_by  VARCHAR(80)  NOT NULL,
  created_at    TIMESTAMP(6) NOT NULL,
  ended_at      TIMESTAMP(6) NULL,
  verify_state  VARCHAR(8)   NULL,
  verify_result VARCHAR(2000) NULL,
  verified_at   TIMESTAMP(6) NULL,
  UNIQUE KEY ux_archive_package (merchant_id, fonds, book_year, category, edition, volume),
  KEY ix_archive_package_status (merchant_id, status, id),
  KEY ix_archive_package_all (status, id)
);

DELIMITER //
CREATE TRIGGER archive_package_stays BEFORE UPDATE ON archive_package FOR EACH ROW
BEGIN
  IF OLD.status = 'DONE' AND (NEW.status <> 'DONE' AND NEW.status <> 'REMOVED' OR NOT (NEW.digest_sha256 <=> OLD.digest_sha256)
    OR NOT (NEW.digest_sm3 <=> OLD.digest_sm3) OR NEW.keep_until < OLD.keep_until) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'an archive package cannot be changed';
  END IF;
END//

CREATE TRIGGER archive_package_remains BEFORE DELETE ON archive_package FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the record of an archive package cannot be deleted';
END//
DELIMITER ;
