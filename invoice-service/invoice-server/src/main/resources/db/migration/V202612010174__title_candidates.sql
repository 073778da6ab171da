-- Titles that were seen on invoices and are not kept as titles: a person takes them over or dismisses them. Nothing is overwritten.
-- tax_no is encrypted, because it may be a person's; tax_key finds it. relation: NEW, or OTHER_NAME of a title that has the number.
CREATE TABLE title_candidate (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  tax_no        TEXT         CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tax_key       CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  name          VARCHAR(300) NOT NULL,
  name_key      CHAR(64)     CHARACTER SET ascii COLLATE ascii_bin NOT NULL,
  tax_check     VARCHAR(20)  NOT NULL,
  relation      VARCHAR(12)  NOT NULL,
  source        VARCHAR(10)  NOT NULL,
  invoices      INT          NOT NULL,
  first_seen_at TIMESTAMP(6) NOT NULL,
  last_seen_at  TIMESTAMP(6) NOT NULL,
  first_invoice VARCHAR(30)  NOT NULL,
  last_invoice  VARCHAR(30)  NOT NULL,
  state         VARCHAR(10)  NOT NULL,
  title_id      BIGINT       NULL,
  decided_by    VARCHAR(80)  NULL,
  decided_at    TIMESTAMP(6) NULL,
  reason        VARCHAR(300) NULL,
  UNIQUE KEY ux_title_candidate (merchant_id, tax_key, name_key),
  KEY ix_title_candidate_state (merchant_id, state, id),
  KEY ix_title_candidate_name (merchant_id, name(60), id),
  KEY ix_title_candidate_all (merchant_id, id)
);
-- Where titles are looked for by the number of a candidate.
ALTER TABLE invoice_title ADD KEY ix_title_tax_key (merchant_id, tax_key, id);
