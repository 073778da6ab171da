-- Registering and inspecting goods that come back: the owner, customer service and the logistics clerks.
INSERT INTO role_permission (role, permission) VALUES
  ('OWNER', 'order:return'), ('SERVICE', 'order:return'), ('LOGISTICS', 'order:return');
