-- Accepting warnings before a declaration: the owner and the customs clerks. Operators work on exceptions of all merchants.
INSERT INTO role_permission (role, permission) VALUES
  ('OWNER', 'customs:accept-warnings'), ('CUSTOMS', 'customs:accept-warnings'), ('OPERATIONS', 'customs:exceptions');
