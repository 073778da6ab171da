-- Answers to whole messages may be ordered too: of one type, and a number of times.

ALTER TABLE port_scenario
    ADD COLUMN type  CHAR(3) NULL AFTER kind,
    ADD COLUMN times INT     NULL AFTER info;
