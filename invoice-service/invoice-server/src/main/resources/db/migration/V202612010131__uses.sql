-- Every use may be chosen and taken back; until now only refund could be chosen.
ALTER TABLE refund_selection
  ADD COLUMN use_kind    VARCHAR(16) NOT NULL DEFAULT 'REFUND',
  ADD COLUMN revoking    BOOLEAN     NOT NULL DEFAULT FALSE,
  ADD COLUMN certificate VARCHAR(60) NULL,
  ADD KEY ix_refund_selection_status (merchant_id, status, id),
  ADD KEY ix_refund_selection_use (merchant_id, use_kind, id);
