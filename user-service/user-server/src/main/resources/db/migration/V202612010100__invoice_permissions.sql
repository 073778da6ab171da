-- Approving, limits, account managers and tables of invoice-service.
INSERT INTO role (code, audience, name_zh, name_en) VALUES
  ('ACCOUNT_MANAGER', 'MERCHANT', '客户经理', 'Account manager');

INSERT INTO role_permission (role, permission) VALUES
  ('OWNER', 'invoice:review'), ('OWNER', 'invoice:limit'), ('OWNER', 'invoice:assign'),
  ('OWNER', 'invoice:assigned'), ('OWNER', 'invoice:title:override'),
  ('FINANCE', 'invoice:review'), ('FINANCE', 'invoice:title:override'),
  ('ACCOUNT_MANAGER', 'invoice:assigned'), ('ACCOUNT_MANAGER', 'order:read'),
  ('ACCOUNT_MANAGER', 'notification:read'),
  ('OPERATIONS', 'invoice:tables');
