-- Operators enter the reference data of customs, such as its monthly rates.
INSERT INTO role_permission (role, permission) VALUES ('OPERATIONS', 'customs:reference');
