-- Seals: a keyed digest over everything that an issued or received invoice says (tax.md 1.19). Whoever changes a row without the
-- service, and without its keys, is found out.
ALTER TABLE invoice_header ADD COLUMN row_mac VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL;
ALTER TABLE input_invoice ADD COLUMN row_mac VARCHAR(120) CHARACTER SET ascii COLLATE ascii_bin NULL;

-- What a check found. live_key: one open finding for each row. kind: ISSUED, INPUT or NUMBERS.
CREATE TABLE integrity_finding (
  id           BIGINT       NOT NULL PRIMARY KEY,
  merchant_id  BIGINT       NOT NULL,
  kind         VARCHAR(10)  NOT NULL,
  object_id    BIGINT       NOT NULL,
  number       VARCHAR(30)  NULL,
  cause        VARCHAR(12)  NOT NULL,
  state        VARCHAR(10)  NOT NULL,
  live_key     VARCHAR(40)  NULL,
  owner        VARCHAR(80)  NOT NULL,
  times        INT          NOT NULL,
  found_at     TIMESTAMP(6) NOT NULL,
  last_seen_at TIMESTAMP(6) NOT NULL,
  resolved_at  TIMESTAMP(6) NULL,
  resolved_by  VARCHAR(80)  NULL,
  reason       VARCHAR(500) NULL,
  UNIQUE KEY ux_integrity_finding (merchant_id, live_key),
  KEY ix_integrity_finding_state (merchant_id, state, id),
  KEY ix_integrity_finding_all (state, id),
  KEY ix_integrity_finding_object (kind, object_id, state)
);

-- Where the round over all sealed rows stands; its lock lets one instance at a time go on with it.
CREATE TABLE integrity_round (
  kind       VARCHAR(10)  NOT NULL PRIMARY KEY,
  after_id   BIGINT       NOT NULL,
  checked    BIGINT       NOT NULL,
  found      BIGINT       NOT NULL,
  began_at   TIMESTAMP(6) NULL,
  ended_at   TIMESTAMP(6) NULL,
  in_round   BIGINT       NOT NULL,
  last_round BIGINT       NOT NULL
);

-- Rows of before that are brought into a newer form, some at a time. done_at: none are left.
CREATE TABLE data_conversion (
  name       VARCHAR(40)  NOT NULL PRIMARY KEY,
  after_id   BIGINT       NOT NULL,
  converted  BIGINT       NOT NULL,
  started_at TIMESTAMP(6) NOT NULL,
  updated_at TIMESTAMP(6) NOT NULL,
  done_at    TIMESTAMP(6) NULL
);

DELIMITER //
-- The seal of an issued invoice is given once; what was issued before there were seals gets its own later.
CREATE TRIGGER invoice_header_mac_stays BEFORE UPDATE ON invoice_header FOR EACH ROW
BEGIN
  IF OLD.status IN ('ISSUED', 'DELIVERED', 'PART_REVERSED', 'REVERSED') AND OLD.row_mac IS NOT NULL
    AND NOT (NEW.row_mac <=> OLD.row_mac) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the seal of an issued invoice cannot be changed';
  END IF;
END//

CREATE TRIGGER input_invoice_mac_stays BEFORE UPDATE ON input_invoice FOR EACH ROW
BEGIN
  IF OLD.row_mac IS NOT NULL AND NOT (NEW.row_mac <=> OLD.row_mac) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the seal of a received invoice cannot be changed';
  END IF;
END//

CREATE TRIGGER integrity_finding_remains BEFORE DELETE ON integrity_finding FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a finding cannot be deleted';
END//
DELIMITER ;
