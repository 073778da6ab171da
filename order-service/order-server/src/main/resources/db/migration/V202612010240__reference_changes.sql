-- Who changed which code table, platform or preset, from when on, and on what grounds. Rows are added only.
CREATE TABLE reference_change (
  id         BIGINT       NOT NULL PRIMARY KEY,
  ref_table  VARCHAR(20)  NOT NULL,
  ref_key    VARCHAR(220) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NOT NULL,
  action     VARCHAR(8)   NOT NULL,
  valid_from DATE         NULL,
  valid_to   DATE         NULL,
  content    TEXT         NOT NULL,
  grounds    VARCHAR(200) NOT NULL,
  actor      VARCHAR(80)  NOT NULL,
  changed_at TIMESTAMP(6) NOT NULL,
  KEY ix_reference_key (ref_table, ref_key, id)
);
