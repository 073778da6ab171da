-- Tables that every service has: promised work, events out and in, commands, exchanges with authorities.

CREATE TABLE intent (
  id          BIGINT        NOT NULL PRIMARY KEY,
  merchant_id BIGINT        NOT NULL,
  kind        VARCHAR(60)   NOT NULL,
  reference   VARCHAR(80)   NOT NULL,
  payload     MEDIUMTEXT    NOT NULL,
  trace_parent VARCHAR(80)  NULL,
  state       VARCHAR(10)   NOT NULL,
  attempts    INT           NOT NULL,
  due_at      TIMESTAMP(6)  NOT NULL,
  created_at  TIMESTAMP(6)  NOT NULL,
  last_error  VARCHAR(1000) NULL,
  KEY ix_intent_due (state, due_at)
);

CREATE TABLE outbox_event (
  id           BIGINT       NOT NULL PRIMARY KEY,
  merchant_id  BIGINT       NOT NULL,
  type         VARCHAR(80)  NOT NULL,
  aggregate_id VARCHAR(80)  NOT NULL,
  version      BIGINT       NOT NULL,
  payload      MEDIUMTEXT   NOT NULL,
  trace_parent VARCHAR(80)  NULL,
  occurred_at  TIMESTAMP(6) NOT NULL
);

CREATE TABLE inbox_message (
  event_id    BIGINT       NOT NULL,
  handler     VARCHAR(120) NOT NULL,
  received_at TIMESTAMP(6) NOT NULL,
  PRIMARY KEY (event_id, handler),
  KEY ix_inbox_received (received_at)
);

CREATE TABLE parked_message (
  id          BIGINT        NOT NULL PRIMARY KEY,
  event_id    BIGINT        NULL,
  type        VARCHAR(80)   NULL,
  merchant_id BIGINT        NULL,
  headers     TEXT          NOT NULL,
  body        MEDIUMBLOB    NOT NULL,
  reason      VARCHAR(1000) NOT NULL,
  state       VARCHAR(10)   NOT NULL,
  parked_at   TIMESTAMP(6)  NOT NULL,
  replayed_at TIMESTAMP(6)  NULL,
  replayed_by VARCHAR(80)   NULL,
  KEY ix_parked_state (state, parked_at)
);

CREATE TABLE command_log (
  id            BIGINT       NOT NULL PRIMARY KEY,
  merchant_id   BIGINT       NOT NULL,
  actor_id      VARCHAR(80)  NOT NULL,
  actor_kind    VARCHAR(10)  NOT NULL,
  command_key   VARCHAR(80)  NULL,
  request_hash  CHAR(64)     NOT NULL,
  method        VARCHAR(8)   NOT NULL,
  path          VARCHAR(300) NOT NULL,
  status        INT          NOT NULL,
  answer        MEDIUMTEXT   NULL,
  location      VARCHAR(300) NULL,
  remote_address VARCHAR(60) NULL,
  trace_id      VARCHAR(40)  NULL,
  occurred_at   TIMESTAMP(6) NOT NULL,
  sequence      BIGINT       NULL,
  previous_hash CHAR(64)     NULL,
  hash          CHAR(64)     NULL,
  UNIQUE KEY ux_command_key (merchant_id, actor_id, command_key),
  UNIQUE KEY ux_command_sequence (sequence),
  KEY ix_command_occurred (occurred_at)
);

CREATE TABLE authority_exchange (
  id           BIGINT       NOT NULL PRIMARY KEY,
  merchant_id  BIGINT       NOT NULL,
  authority    VARCHAR(30)  NOT NULL,
  operation    VARCHAR(60)  NOT NULL,
  serial       VARCHAR(64)  NULL,
  outcome      VARCHAR(10)  NOT NULL,
  http_status  INT          NULL,
  request      MEDIUMTEXT   NULL,
  response     MEDIUMTEXT   NULL,
  failure      VARCHAR(500) NULL,
  trace_id     VARCHAR(40)  NULL,
  started_at   TIMESTAMP(6) NOT NULL,
  millis       INT          NOT NULL,
  KEY ix_exchange_serial (serial),
  KEY ix_exchange_started (authority, started_at)
);

CREATE TABLE scheduled_tasks (
  task_name            VARCHAR(100) NOT NULL,
  task_instance        VARCHAR(100) NOT NULL,
  task_data            BLOB         NULL,
  execution_time       TIMESTAMP(6) NOT NULL,
  picked               BOOLEAN      NOT NULL,
  picked_by            VARCHAR(50)  NULL,
  last_success         TIMESTAMP(6) NULL,
  last_failure         TIMESTAMP(6) NULL,
  consecutive_failures INT          NULL,
  last_heartbeat       TIMESTAMP(6) NULL,
  version              BIGINT       NOT NULL,
  priority             SMALLINT     NULL,
  PRIMARY KEY (task_name, task_instance),
  KEY ix_tasks_execution (execution_time),
  KEY ix_tasks_heartbeat (last_heartbeat)
);
