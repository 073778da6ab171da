-- Who works off the records and months that the collection of invoices could not settle by itself.
INSERT INTO role_permission (role, permission) VALUES ('OPERATIONS', 'invoice-sync:handle');
