-- Two suites of keys, who used a key for what, and the way a merchant's messages take.

ALTER TABLE signing_key
  ADD COLUMN key_algorithm VARCHAR(8) NOT NULL DEFAULT 'RSA' AFTER owner_name,
  DROP KEY ux_signing_key_owner,
  ADD UNIQUE KEY ux_signing_key_owner (owner_code, key_algorithm, active);

ALTER TABLE transmission
  MODIFY response_code VARCHAR(20) NULL,
  ADD COLUMN channel         VARCHAR(20) NOT NULL DEFAULT 'SINGLE_WINDOW' AFTER documents,
  ADD COLUMN signing_profile VARCHAR(20) NOT NULL DEFAULT 'rsa' AFTER channel,
  ADD KEY ix_transmission_state (merchant_id, state, id),
  ADD KEY ix_transmission_created (merchant_id, created_at);

-- Never changed and never deleted: each time a key signed something, also when the result was not the one that was sent.
CREATE TABLE key_use (
  id              BIGINT       NOT NULL PRIMARY KEY,
  merchant_id     BIGINT       NOT NULL,
  transmission_id BIGINT       NOT NULL,
  signer_code     VARCHAR(18)  NOT NULL,
  certificate_no  VARCHAR(80)  NOT NULL,
  signing_profile VARCHAR(20)  NOT NULL,
  keeper          VARCHAR(10)  NOT NULL,
  digest          VARCHAR(64)  NOT NULL,
  was_sent        BOOLEAN      NOT NULL,
  signed_at       TIMESTAMP(6) NOT NULL,
  KEY ix_key_use_transmission (merchant_id, transmission_id),
  KEY ix_key_use_signer (merchant_id, signer_code, signed_at)
);

CREATE TABLE merchant_channel (
  merchant_id BIGINT       NOT NULL PRIMARY KEY,
  channel     VARCHAR(20)  NOT NULL,
  chosen_by   VARCHAR(80)  NOT NULL,
  chosen_at   TIMESTAMP(6) NOT NULL
);
