-- Who may sign in, how, and with what result. None of these rows belongs to a merchant, except memberships.

CREATE TABLE account (
  id            BIGINT       NOT NULL PRIMARY KEY,
  kind          VARCHAR(10)  NOT NULL,
  mobile        VARCHAR(200) NULL,
  mobile_index  CHAR(64)     NULL,
  username      VARCHAR(60)  NULL,
  password_hash VARCHAR(120) NULL,
  display_name  VARCHAR(60)  NOT NULL,
  status        VARCHAR(10)  NOT NULL,
  created_at    TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_account_mobile (mobile_index),
  UNIQUE KEY ux_account_username (username)
);

CREATE TABLE role (
  code     VARCHAR(30) NOT NULL PRIMARY KEY,
  audience VARCHAR(10) NOT NULL,
  name_zh  VARCHAR(40) NOT NULL,
  name_en  VARCHAR(40) NOT NULL
);

CREATE TABLE role_permission (
  role       VARCHAR(30) NOT NULL,
  permission VARCHAR(40) NOT NULL,
  PRIMARY KEY (role, permission)
);

CREATE TABLE account_role (
  account_id BIGINT      NOT NULL,
  role       VARCHAR(30) NOT NULL,
  PRIMARY KEY (account_id, role)
);

CREATE TABLE member (
  id          BIGINT       NOT NULL PRIMARY KEY,
  merchant_id BIGINT       NOT NULL,
  account_id  BIGINT       NOT NULL,
  role        VARCHAR(30)  NOT NULL,
  name        VARCHAR(60)  NOT NULL,
  created_at  TIMESTAMP(6) NOT NULL,
  UNIQUE KEY ux_member (merchant_id, account_id),
  KEY ix_member_account (account_id)
);

-- The digits of a code are derived from the nonce with a key that the database does not have.
CREATE TABLE sms_code (
  id           BIGINT       NOT NULL PRIMARY KEY,
  mobile       VARCHAR(200) NOT NULL,
  mobile_index CHAR(64)     NOT NULL,
  nonce        CHAR(32)     NOT NULL,
  address      VARCHAR(60)  NOT NULL,
  created_at   TIMESTAMP(6) NOT NULL,
  expires_at   TIMESTAMP(6) NOT NULL,
  tries        INT          NOT NULL,
  state        VARCHAR(10)  NOT NULL,
  KEY ix_sms_code_mobile (mobile_index, created_at),
  KEY ix_sms_code_expires (expires_at)
);

CREATE TABLE sms_quota (
  subject      CHAR(64)     NOT NULL PRIMARY KEY,
  day          DATE         NOT NULL,
  sent         INT          NOT NULL,
  last_sent_at TIMESTAMP(6) NULL
);

CREATE TABLE sign_in_guard (
  subject         CHAR(64)     NOT NULL PRIMARY KEY,
  failures        INT          NOT NULL,
  last_failure_at TIMESTAMP(6) NOT NULL,
  locked_until    TIMESTAMP(6) NULL
);

CREATE TABLE sign_in_event (
  id          BIGINT       NOT NULL PRIMARY KEY,
  account_id  BIGINT       NULL,
  method      VARCHAR(20)  NOT NULL,
  subject     VARCHAR(60)  NOT NULL,
  client_id   VARCHAR(60)  NOT NULL,
  outcome     VARCHAR(30)  NOT NULL,
  address     VARCHAR(60)  NULL,
  agent       VARCHAR(200) NULL,
  trace_id    VARCHAR(40)  NULL,
  occurred_at TIMESTAMP(6) NOT NULL,
  KEY ix_sign_in_account (account_id, occurred_at),
  KEY ix_sign_in_occurred (occurred_at)
);

CREATE TABLE sign_in_session (
  id           BIGINT       NOT NULL PRIMARY KEY,
  account_id   BIGINT       NOT NULL,
  client_id    VARCHAR(60)  NOT NULL,
  merchant_id  BIGINT       NULL,
  address      VARCHAR(60)  NULL,
  agent        VARCHAR(200) NULL,
  created_at   TIMESTAMP(6) NOT NULL,
  last_used_at TIMESTAMP(6) NOT NULL,
  expires_at   TIMESTAMP(6) NOT NULL,
  ended_at     TIMESTAMP(6) NULL,
  end_reason   VARCHAR(20)  NULL,
  KEY ix_session_account (account_id, ended_at),
  KEY ix_session_expires (expires_at)
);

CREATE TABLE refresh_token (
  token_hash CHAR(64)     NOT NULL PRIMARY KEY,
  session_id BIGINT       NOT NULL,
  issued_at  TIMESTAMP(6) NOT NULL,
  expires_at TIMESTAMP(6) NOT NULL,
  used_at    TIMESTAMP(6) NULL,
  KEY ix_refresh_session (session_id),
  KEY ix_refresh_expires (expires_at)
);

CREATE TABLE signing_key (
  kid         VARCHAR(40)  NOT NULL PRIMARY KEY,
  sealed      TEXT         NOT NULL,
  created_at  TIMESTAMP(6) NOT NULL,
  active_from TIMESTAMP(6) NOT NULL,
  retires_at  TIMESTAMP(6) NULL
);

CREATE TABLE oauth_client (
  client_id   VARCHAR(60)   NOT NULL PRIMARY KEY,
  kind        VARCHAR(10)   NOT NULL,
  secret_hash VARCHAR(120)  NULL,
  name        VARCHAR(60)   NOT NULL,
  merchant_id BIGINT        NULL,
  permissions VARCHAR(1000) NOT NULL,
  status      VARCHAR(10)   NOT NULL,
  created_at  TIMESTAMP(6)  NOT NULL,
  updated_at  TIMESTAMP(6)  NOT NULL,
  KEY ix_client_merchant (merchant_id)
);

INSERT INTO role (code, audience, name_zh, name_en) VALUES
  ('OWNER', 'MERCHANT', '法人', 'Owner'),
  ('FINANCE', 'MERCHANT', '财务', 'Finance'),
  ('CUSTOMS', 'MERCHANT', '关务', 'Customs clerk'),
  ('LOGISTICS', 'MERCHANT', '物流', 'Logistics clerk'),
  ('SERVICE', 'MERCHANT', '客服', 'Customer service'),
  ('OPERATIONS', 'OPERATOR', '运营', 'Operations'),
  ('AUDITOR', 'OPERATOR', '审计员', 'Auditor');

INSERT INTO role_permission (role, permission) VALUES
  ('OWNER', 'merchant:manage'), ('OWNER', 'registration:manage'), ('OWNER', 'qualification:read'),
  ('OWNER', 'order:read'), ('OWNER', 'order:import'), ('OWNER', 'product:manage'),
  ('OWNER', 'logistics:read'), ('OWNER', 'logistics:book'),
  ('OWNER', 'forex:read'), ('OWNER', 'forex:collect'), ('OWNER', 'forex:settle'),
  ('OWNER', 'customs:read'), ('OWNER', 'customs:declare'),
  ('OWNER', 'invoice:read'), ('OWNER', 'invoice:issue'), ('OWNER', 'invoice:pull'),
  ('OWNER', 'refund:read'), ('OWNER', 'refund:submit'), ('OWNER', 'policy:read'),
  ('OWNER', 'cockpit:read'), ('OWNER', 'search:read'), ('OWNER', 'notification:read'),
  ('FINANCE', 'qualification:read'), ('FINANCE', 'order:read'),
  ('FINANCE', 'forex:read'), ('FINANCE', 'forex:collect'), ('FINANCE', 'forex:settle'),
  ('FINANCE', 'invoice:read'), ('FINANCE', 'invoice:issue'), ('FINANCE', 'invoice:pull'),
  ('FINANCE', 'refund:read'), ('FINANCE', 'refund:submit'), ('FINANCE', 'customs:read'),
  ('FINANCE', 'policy:read'), ('FINANCE', 'cockpit:read'), ('FINANCE', 'search:read'),
  ('FINANCE', 'notification:read'),
  ('CUSTOMS', 'qualification:read'), ('CUSTOMS', 'order:read'), ('CUSTOMS', 'customs:read'),
  ('CUSTOMS', 'customs:declare'), ('CUSTOMS', 'logistics:read'), ('CUSTOMS', 'search:read'),
  ('CUSTOMS', 'notification:read'),
  ('LOGISTICS', 'order:read'), ('LOGISTICS', 'order:import'), ('LOGISTICS', 'logistics:read'),
  ('LOGISTICS', 'logistics:book'), ('LOGISTICS', 'search:read'), ('LOGISTICS', 'notification:read'),
  ('SERVICE', 'order:read'), ('SERVICE', 'logistics:read'), ('SERVICE', 'search:read'),
  ('SERVICE', 'notification:read'),
  ('OPERATIONS', 'merchant:review'), ('OPERATIONS', 'policy:publish'), ('OPERATIONS', 'parked:replay'),
  ('OPERATIONS', 'audit:read'), ('OPERATIONS', 'operations:read'),
  ('AUDITOR', 'audit:read'), ('AUDITOR', 'operations:read');
