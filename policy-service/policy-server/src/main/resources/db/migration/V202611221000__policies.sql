CREATE TABLE policy (
  id           BIGINT        NOT NULL PRIMARY KEY,
  version      BIGINT        NOT NULL,
  title        VARCHAR(200)  NOT NULL,
  issuer       VARCHAR(100)  NOT NULL,
  document_no  VARCHAR(60)   NOT NULL,
  summary      VARCHAR(2000) NOT NULL,
  benefit      VARCHAR(1000) NULL,
  conditions   MEDIUMTEXT    NOT NULL,
  original_url VARCHAR(500)  NULL,
  opens_on     DATE          NULL,
  closes_on    DATE          NULL,
  status       VARCHAR(12)   NOT NULL,
  created_by   VARCHAR(80)   NOT NULL,
  created_at   TIMESTAMP(6)  NOT NULL,
  published_at TIMESTAMP(6)  NULL,
  UNIQUE KEY ux_policy_document (issuer, document_no, title),
  KEY ix_policy_status (status, id)
);

CREATE TABLE company_facts (
  merchant_id BIGINT     NOT NULL PRIMARY KEY,
  version     BIGINT     NOT NULL,
  document    MEDIUMTEXT NOT NULL
);

CREATE TABLE policy_match (
  id             BIGINT        NOT NULL PRIMARY KEY,
  merchant_id    BIGINT        NOT NULL,
  policy_id      BIGINT        NOT NULL,
  policy_version BIGINT        NOT NULL,
  facts_version  BIGINT        NOT NULL,
  result         VARCHAR(8)    NOT NULL,
  reasons        VARCHAR(4000) NOT NULL,
  evaluated_at   TIMESTAMP(6)  NOT NULL,
  UNIQUE KEY ux_policy_match (merchant_id, policy_id),
  KEY ix_policy_match_result (merchant_id, result, id)
);
