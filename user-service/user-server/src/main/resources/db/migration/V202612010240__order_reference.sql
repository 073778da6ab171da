-- Operators keep the code tables, platforms and presets of orders.
INSERT INTO role_permission (role, permission) VALUES ('OPERATIONS', 'order:reference');
