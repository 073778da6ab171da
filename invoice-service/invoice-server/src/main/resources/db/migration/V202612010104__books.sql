-- Lists of what became of numbers, and the closing of a month's quota (tax.md 1.2, 1.8).
ALTER TABLE number_fate ADD KEY ix_number_fate_segment (merchant_id, segment_id, fate, id);
ALTER TABLE number_segment ADD KEY ix_number_segment_list (merchant_id, id);

-- low_told: the alert of this period was given; a download that brings it above the mark takes it back.
ALTER TABLE quota
  ADD COLUMN low_told BOOLEAN NOT NULL DEFAULT FALSE,
  ADD COLUMN closed_at TIMESTAMP(6) NULL,
  ADD COLUMN unspent DECIMAL(18,2) NULL,
  ADD KEY ix_quota_open (closed_at, period);

DELIMITER //
-- A number has one fate, and once it is decided it stays.
CREATE TRIGGER number_fate_stays BEFORE UPDATE ON number_fate FOR EACH ROW
BEGIN
  IF NOT (NEW.number <=> OLD.number) OR NOT (NEW.serial_no <=> OLD.serial_no)
    OR NOT (NEW.segment_id <=> OLD.segment_id) OR (OLD.fate <> 'ALLOCATED' AND NOT (NEW.fate <=> OLD.fate)) THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the fate of a number cannot be changed';
  END IF;
END//

CREATE TRIGGER number_fate_remains BEFORE DELETE ON number_fate FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'the fate of a number cannot be deleted';
END//

CREATE TRIGGER number_segment_stays BEFORE UPDATE ON number_segment FOR EACH ROW
BEGIN
  IF NOT (NEW.prefix <=> OLD.prefix) OR NEW.first_no <> OLD.first_no OR NEW.last_no <> OLD.last_no
    OR NEW.next_no < OLD.next_no THEN
    SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'numbers that were given are given';
  END IF;
END//

CREATE TRIGGER number_segment_remains BEFORE DELETE ON number_segment FOR EACH ROW
BEGIN
  SIGNAL SQLSTATE '45000' SET MESSAGE_TEXT = 'a range of numbers cannot be deleted';
END//
DELIMITER ;
