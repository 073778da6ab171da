-- Every ledger that left the system: what was asked for, by whom, how many rows, whether names were masked.
CREATE TABLE ledger_export (
  id           BIGINT       NOT NULL PRIMARY KEY,
  merchant_id  BIGINT       NOT NULL,
  kind         VARCHAR(10)  NOT NULL,
  format       VARCHAR(4)   NOT NULL,
  masked       BOOLEAN      NOT NULL,
  filters      VARCHAR(1000) NOT NULL,
  status       VARCHAR(10)  NOT NULL,
  total_rows   INT          NOT NULL,
  written_rows INT          NOT NULL,
  file_size    BIGINT       NULL,
  sha256       CHAR(64)     NULL,
  created_by   VARCHAR(80)  NOT NULL,
  created_at   TIMESTAMP(6) NOT NULL,
  finished_at  TIMESTAMP(6) NULL,
  KEY ix_ledger_export_created (merchant_id, created_at, id)
);
