-- What wrote each field's value lies beside the document, in the row of its entity: a row of its own for every field
-- was most of what an operation cost. Each operation, and the fields it wrote.
ALTER TABLE entity ADD COLUMN stamps TEXT NOT NULL DEFAULT '{}';
DROP TABLE register;
